import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  BackgroundTasks,
  ftResponse,
  gracefulShutdown,
  Strong,
  type TaskContext,
  tasks,
} from 'ft-response'

// Exported without annotations, so that declarations of a library's users can name the types.
export const submit = tasks.define(
  'submit',
  async ({ url }: { url: string }, task: TaskContext) => `${url} ${task.outcome}`,
)
export const shutDown = (server: Server) => gracefulShutdown(server, { executors: [tasks] })

const remind = tasks.define('remind', ({ at }: { at: Date }) => at)
// @ts-expect-error a payload is JSON, which has no dates
export const wrong = () => remind({ at: new Date() })

async function main() {
  const worked = new Promise<string>((resolve) => {
    server.once('request', (_req, res) => {
      const background = new BackgroundTasks()
      background.addTask(resolve, 'after the response')
      ftResponse(res, Strong('Typed script'), { background, status: 201 })
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/`)
  console.log(response.status, await response.text())
  console.log('background:', await worked)
  server.close()
}

const server = createServer()
main()
