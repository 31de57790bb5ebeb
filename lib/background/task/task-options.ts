import {
  aBoolean,
  anything,
  type Checks,
  checkOptions,
  finiteMilliseconds,
  integerFrom,
  milliseconds,
} from '../../checks/check-options'
import { aBackoff, type Backoff } from './backoff'

/**
 * How a task is run. The words and what they mean are BullMQ's, so that they stay when the task
 * moves to a queue. Times are in milliseconds. In this process, retries and delays are lost with it.
 */
export interface TaskOptions {
  /**
   * How long an attempt may take before its `signal` is aborted with a `TimeoutError`, which is
   * reported. Default: the runner's `timeout`.
   */
  readonly timeout?: number
  /** How often it is tried in all. Default: 1. */
  readonly attempts?: number
  /** How long to wait after an attempt that failed: milliseconds, or a way to count them. Default: 0. */
  readonly backoff?: number | Backoff
  /**
   * How long to wait before the first attempt. Tasks that stand behind a delayed one do not wait for
   * it. Default: 0.
   */
  readonly delay?: number
  /**
   * `false` for a cleanup that has to run: a full runner accepts it as well, and it waits for no
   * slot. Without meaning on a queue, which is never full. Default: `true`.
   */
  readonly refusable?: boolean
  /** More for the job on BullMQ; without meaning elsewhere. */
  readonly bullmq?: BullmqJobOptions
}

/** Options of BullMQ's own for a job, as its documentation has them. */
export interface BullmqJobOptions {
  readonly priority?: number
  readonly lifo?: boolean
  /** How long jobs are kept, in seconds. */
  readonly removeOnComplete?: boolean | { readonly age: number; readonly limit?: number }
  readonly removeOnFail?: boolean | { readonly age: number; readonly limit?: number }
  readonly keepLogs?: number
  readonly stackTraceLimit?: number
  readonly sizeLimit?: number
}

const BULLMQ_CHECKS: Checks<BullmqJobOptions> = {
  priority: anything,
  lifo: anything,
  removeOnComplete: anything,
  removeOnFail: anything,
  keepLogs: anything,
  stackTraceLimit: anything,
  sizeLimit: anything,
}

const CHECKS: Checks<TaskOptions> = {
  timeout: milliseconds,
  attempts: integerFrom(1),
  backoff: aBackoff,
  delay: finiteMilliseconds,
  refusable: aBoolean,
  bullmq: (bullmq, caller, path) =>
    checkOptions(bullmq as BullmqJobOptions, BULLMQ_CHECKS, `${caller} bullmq`, path),
}

/** @throws TypeError for options that could only be a mistake. */
export function checkTaskOptions(options: TaskOptions, caller: string): void {
  checkOptions(options, CHECKS, caller)
}
