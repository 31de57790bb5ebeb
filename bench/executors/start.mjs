// Starts the benchmark of the executors. Only the sides are built: they are what is measured.

import { installIfNeeded } from '../install-if-needed.mjs'
import { main } from './main.ts'

installIfNeeded()
const { buildRun } = await import('../overhead/build.mjs')

const sides = ['queue-side', 'threads-side', 'thread-tasks', 'thread-worker', 'latency-server']
await main(process.argv.slice(2), () => buildRun(sides.map((name) => `executors/${name}`)))
