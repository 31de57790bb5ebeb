import { checkMilliseconds, checkOptions } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { type Backoff, checkBackoff } from './backoff'

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

const KNOWN_BULLMQ = [
  'priority',
  'lifo',
  'removeOnComplete',
  'removeOnFail',
  'keepLogs',
  'stackTraceLimit',
  'sizeLimit',
] as const

const KNOWN = ['timeout', 'attempts', 'backoff', 'delay', 'refusable', 'bullmq'] as const

/** @throws TypeError for options that could only be a mistake. */
export function checkTaskOptions(options: TaskOptions, caller: string): void {
  checkOptions(options, KNOWN, caller)
  const { timeout = 0, attempts, backoff, delay = 0, refusable, bullmq } = options
  checkMilliseconds({ timeout, delay }, caller)
  refuseForever({ delay }, caller)
  if (attempts !== undefined && !(Number.isInteger(attempts) && attempts >= 1)) {
    throw new TypeError(
      `${caller} expected options.attempts to be an integer from 1 and up, got ${describeValue(attempts)}`,
    )
  }
  if (refusable !== undefined && typeof refusable !== 'boolean') {
    throw new TypeError(
      `${caller} expected options.refusable to be true or false, got ${describeValue(refusable)}`,
    )
  }
  if (bullmq !== undefined) checkOptions(bullmq, KNOWN_BULLMQ, `${caller} bullmq`)
  if (backoff !== undefined) checkBackoff(backoff, caller)
  if (typeof backoff === 'object') refuseForever({ 'backoff.delay': backoff.delay }, caller)
  else refuseForever({ backoff }, caller)
}

function refuseForever(times: Readonly<Record<string, unknown>>, caller: string): void {
  for (const [name, value] of Object.entries(times)) {
    if (value !== Number.POSITIVE_INFINITY) continue
    throw new TypeError(`${caller} expected options.${name} to be finite: it would never start`)
  }
}
