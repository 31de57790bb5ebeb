import type { WorkerOptions } from 'bullmq'
import type { OnError } from '../../background/task/on-error'
import {
  aFunction,
  anything,
  type Checks,
  expects,
  integerFrom,
  milliseconds,
} from '../../checks/check-options'
import type { PostgresPool, RedisConnection } from './store'

/** Options of {@link bullmq}. Times are in milliseconds. */
export interface BullmqOptions {
  /**
   * Where tasks are stored: `redis://...`, `postgres://...`, a connection of ioredis, or a `pg.Pool`.
   * A pool needs the schema `bullmq` in its `search_path`, made by BullMQ's `runMigrations()`.
   */
  readonly connection: string | RedisConnection | PostgresPool
  /** The name of the queue, without colons. Default: `'ft-response'`. */
  readonly queue?: string
  /**
   * Called for every attempt that fails or times out in this process, and, with `undefined` as the
   * task, when the store is down. Default: prints the error.
   */
  readonly onError?: OnError
  /** How long an attempt may take where the task does not say. Default: `Infinity`. */
  readonly timeout?: number
  /** How long a task may block the event loop before a process warning names it. Default: 100. */
  readonly blockThreshold?: number
}

/** Options of {@link BullmqTasks.work}. */
export interface WorkOptions {
  /** How many tasks run at a time in this process. Default: 10. */
  readonly concurrency?: number
  /** More options of BullMQ's worker: `lockDuration`, `limiter` ... Default: BullMQ's own. */
  readonly worker?: Omit<Partial<WorkerOptions>, 'connection' | 'concurrency' | 'autorun'>
}

export const BULLMQ_CHECKS: Checks<BullmqOptions> = {
  // storeOf() checks it.
  connection: anything,
  // BullMQ builds keys of Redis from it, with colons between the parts.
  queue: expects(
    'a name without colons',
    (queue) => typeof queue === 'string' && queue !== '' && !queue.includes(':'),
  ),
  onError: aFunction,
  timeout: milliseconds,
  blockThreshold: milliseconds,
}

export const WORK_CHECKS: Checks<WorkOptions> = { concurrency: integerFrom(1), worker: anything }
