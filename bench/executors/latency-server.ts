// A server that answers while a task computes, in a process of its own. Argument: where it computes.

import type { AddressInfo } from 'node:net'
import express from 'express'
import { createFt, P, TaskRunner } from 'ft-response'
import { serveParent, tellFailure } from '../measuring/serve-parent'
import { JOBS } from './jobs'

export type Place = 'nowhere' | 'in this process' | 'in a thread'

export interface Listening {
  readonly port: number
}

try {
  const { ftResponse } = createFt()
  const compute = await computeIn(process.argv[2] as Place)
  const app = express()
  app.get('/', (_req, res) => ftResponse(res, P('Hello')))
  app.post('/', (_req, res) => ftResponse(res, P('Accepted'), compute?.({ number: 1 })))
  const server = app.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port } satisfies Listening)
  })
  serveParent(() => ({}))
} catch (error) {
  tellFailure(error)
}

async function computeIn(place: Place) {
  if (place === 'nowhere') return undefined
  if (place === 'in this process') {
    const tasks = new TaskRunner({ blockThreshold: Number.POSITIVE_INFINITY })
    return tasks.define('compute', JOBS.compute)
  }
  const file = new URL('thread-tasks.mjs', import.meta.url).href
  return ((await import(file)) as typeof import('./thread-tasks')).compute
}
