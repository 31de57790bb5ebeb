import { anything, type Checks, checkOptions } from '../../checks/check-options'

/** BullMQ's own options of a job; its documentation has their defaults. */
export interface BullmqJobOptions {
  /** From 1, first, to 2,097,152, last. Jobs without one come before all others. */
  readonly priority?: number
  /** Whether the job goes to the front of the queue. */
  readonly lifo?: boolean
  /** How long a completed job is kept, in seconds. Default: an hour. */
  readonly removeOnComplete?: boolean | { readonly age: number; readonly limit?: number }
  /** How long a failed job is kept, in seconds. Default: a week. */
  readonly removeOnFail?: boolean | { readonly age: number; readonly limit?: number }
  /** How many log lines are kept. Default: 100. */
  readonly keepLogs?: number
  /** How many lines of each stack trace are kept. */
  readonly stackTraceLimit?: number
  /** How many bytes of JSON the job's data may have. */
  readonly sizeLimit?: number
}

/** A client of `pg` between `BEGIN` and `COMMIT`, or a `Transaction` of kysely. */
export type EnqueueTransaction =
  | { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }
  | { executeQuery(query: never): Promise<{ rows: unknown[] }> }

// Whoever imports `ft-response/bullmq` sees these options; at run time every executor knows their keys.
declare module '../../background/task/task-options' {
  interface TaskOptions {
    /** More options of the job on BullMQ. Other executors ignore them. */
    readonly bullmq?: BullmqJobOptions
  }
}

declare module '../../background/task/enqueue-options' {
  interface EnqueueOptions {
    /**
     * Stores the task in a transaction of the caller's: with its other changes, or not at all. Only for
     * `bullmq()` on PostgreSQL, with a transaction of the same database; elsewhere `enqueue()` rejects
     * with a TypeError.
     *
     * @example
     * await client.query('BEGIN')
     * await sendMail.enqueue({ to }, { transaction: client })
     * await client.query('COMMIT')
     */
    readonly transaction?: EnqueueTransaction
  }
}

const CHECKS: Checks<BullmqJobOptions> = {
  priority: anything,
  lifo: anything,
  removeOnComplete: anything,
  removeOnFail: anything,
  keepLogs: anything,
  stackTraceLimit: anything,
  sizeLimit: anything,
}

/** @throws TypeError for a name that is none of {@link BullmqJobOptions}. */
export function checkJobOptions(options: BullmqJobOptions, caller: string): void {
  checkOptions(options, CHECKS, `${caller} bullmq`, 'options.bullmq')
}
