// Stores and runs tasks on BullMQ, in a process of its own. Arguments: the side, and the store's URL.

import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import type { Queue } from 'bullmq'
import { bullmq } from 'ft-response/bullmq'
import { tellFailure } from '../measuring/serve-parent'
import { callTimes, serveTurns } from './turns'

// As the library loads them: not the ES modules.
const require = createRequire(import.meta.url)
const {
  Queue: BullQueue,
  Worker,
  createPostgresBackend,
} = require('bullmq') as typeof import('bullmq')
const { Redis } = require('ioredis') as typeof import('ioredis')

interface Side {
  readonly queue: Queue
  enqueue(payload: Payload): Promise<unknown>
}

interface Payload {
  readonly to: string
  readonly number: number
}

const CONCURRENCY = 10
const HOUR = 3_600

let done = 0
let whenDone: () => void = () => {}

function handle(_payload: Payload): void {
  done--
  if (done === 0) whenDone()
}

async function ours(url: string, name: string): Promise<Side> {
  const tasks = bullmq({ connection: url, queue: name })
  const task = tasks.define('work', handle, { attempts: 3, backoff: 1_000 })
  await tasks.work({ concurrency: CONCURRENCY })
  return { queue: await tasks.queue(), enqueue: (payload) => task.enqueue(payload) }
}

async function byHand(url: string, name: string): Promise<Side> {
  const backend = url.startsWith('postgres') ? ([createPostgresBackend] as const) : []
  const connect = (maxRetriesPerRequest: number | null) =>
    backend.length > 0
      ? { connectionString: url, connectionTimeoutMillis: 3_000, migrate: true }
      : new Redis(url, { maxRetriesPerRequest, connectTimeout: 3_000 })
  const options = { connection: connect(1) as never, skipWaitingForReady: backend.length === 0 }
  const queue = new BullQueue(name, options, ...(backend as never[]))
  await queue.waitUntilReady()
  const worker = new Worker(
    name,
    async (job) => handle(job.data),
    { connection: connect(null) as never, concurrency: CONCURRENCY, maxStalledCount: 5 },
    ...(backend as never[]),
  )
  queue.on('error', console.error)
  worker.on('error', console.error)
  await worker.waitUntilReady()
  const enqueue = (payload: Payload) =>
    queue.add('work', payload, {
      jobId: randomUUID(),
      attempts: 3,
      backoff: 1_000,
      removeOnComplete: { age: HOUR },
      removeOnFail: { age: 7 * 24 * HOUR },
      keepLogs: 100,
    })
  return { queue, enqueue }
}

try {
  const [, , side, url = '', name = ''] = process.argv
  const { queue, enqueue } = await (side === 'ours' ? ours : byHand)(url, name)
  await queue.pause()
  serveTurns({
    enqueue: (times) => callTimes(times, (number) => enqueue({ to: 'ada@example.com', number })),
    /** All that is stored; then the queue rests again. */
    async process(times) {
      done = times
      const allDone = new Promise<void>((resolve) => {
        whenDone = resolve
      })
      await queue.resume()
      await allDone
      // The last ones have run, and are not yet stored as completed.
      while ((await queue.getActiveCount()) > 0);
      await queue.pause()
    },
  })
} catch (error) {
  tellFailure(error)
}
