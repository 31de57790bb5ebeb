// A glacially slow service: it answers with a timestamp, after ten seconds.

import { setTimeout as sleep } from 'node:timers/promises'
import express, { type Express } from 'express'
import { gracefulShutdown } from 'ft-response'
import { listen, start } from '../listen'

export const SLOW_API_PORT = Number(process.env.SLOW_API_PORT ?? 8123)

/** @param delay before each answer, in milliseconds. */
export function createSlowApi(delay: number): Express {
  const app = express()
  app.all('/', async (req, res) => {
    if (req.method !== 'GET' && req.method !== 'POST') {
      res.status(405).set('Allow', 'GET, POST').end()
      return
    }
    const gone = new AbortController()
    res.once('close', () => gone.abort())
    try {
      await sleep(delay, undefined, { signal: gone.signal })
    } catch {
      return // The client did not wait.
    }
    res.json({ timestamp: Date.now() / 1000 })
  })
  return app
}

export const app = createSlowApi(Number(process.env.SLOW_API_DELAY_MS ?? 10_000))

if (require.main === module) {
  start(async () => {
    const server = await listen(app, 'slow timestamp API', SLOW_API_PORT)
    gracefulShutdown(server, { executors: [], grace: 25_000 })
  })
}
