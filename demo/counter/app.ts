// The document's first example: the page is there at once, while the terminal counts.

import { setTimeout as sleep } from 'node:timers/promises'
import express from 'express'
import { BackgroundTask, createFt, gracefulShutdown, Titled } from 'ft-response'
import { page } from '../assets/page'
import { assets, contentSecurityPolicy } from '../assets/router'
import { listen, start } from '../listen'

const { ftResponse, tasks } = createFt({ page })

/** Slowly prints integers to the terminal. */
async function counter(loops: number): Promise<void> {
  for (let i = 0; i < loops; i++) {
    console.log(i)
    await sleep(i * Number(process.env.COUNTER_SECOND_MS ?? 1_000))
  }
}

export const app = express()
app.use(contentSecurityPolicy, assets())

app.get('/', (_req, res) => {
  const task = new BackgroundTask(counter, 5)
  const content = Titled('Simple Background Task Example')
  ftResponse(res, content, { background: task })
})

if (require.main === module) {
  start(async () => {
    const server = await listen(app, 'counter', Number(process.env.PORT ?? 5001))
    gracefulShutdown(server, { executors: [tasks] })
  })
}
