import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express, { type Request, type Response } from 'express'
import { BackgroundTask, type Child, createFt, Fragment, H2, Titled } from 'ft-response'

// Exported without annotations, so that declarations of a library's users can name the types.
export const site = createFt({ page: (req: Request) => ({ title: req.path }) })
export const heading = H2({ hxPost: '/submit', class: ['big', { wide: true }] }, 'Typed module')
export const list = (...items: Child[]) => Fragment(items)

// @ts-expect-error the argument does not fit the function
export const wrong = new BackgroundTask((amount: number) => amount, 'five')

const app = express()

const worked = new Promise<string>((resolve) => {
  app.get('/', (_req: Request, res: Response) => {
    site.ftResponse(res, Titled('Typed', heading, list('one', 2, Promise.resolve('three'))), {
      background: [
        new BackgroundTask(resolve, 'after the response'),
        (task) => task.signal.throwIfAborted(),
      ],
    })
  })
})

const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const response = await fetch(`http://127.0.0.1:${port}/`)
console.log(await response.text())
console.log('background:', await worked)
server.close()
