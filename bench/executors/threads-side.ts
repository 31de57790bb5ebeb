// Has threads compute, and waits for what comes of it. Argument: the side.

import { createRequire } from 'node:module'
import path from 'node:path'
import { tellFailure } from '../measuring/serve-parent'
import { THREADS } from './jobs'
import { callTimes, serveTurns } from './turns'

const { Piscina } = createRequire(import.meta.url)('piscina') as typeof import('piscina')

try {
  if (process.argv[2] === 'ours') {
    // A file of its own: threads import it.
    const file = new URL('thread-tasks.mjs', import.meta.url).href
    const { hash, trivial } = (await import(file)) as typeof import('./thread-tasks')
    serveTurns({
      trivial: (times) => callTimes(times, (number) => trivial.run({ number })),
      hash: (times) => callTimes(times, (number) => hash.run({ number })),
    })
  } else {
    const pool = new Piscina({
      filename: path.join(import.meta.dirname, 'thread-worker.mjs'),
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: 60_000,
      atomics: 'disabled',
    })
    const run = (job: string) => (times: number) =>
      callTimes(times, (number) => pool.run({ job, payload: { number } }))
    serveTurns({ trivial: run('trivial'), hash: run('hash') })
  }
} catch (error) {
  tellFailure(error)
}
