import {
  aBoolean,
  type Checks,
  checkOptions,
  expects,
  finiteMilliseconds,
  integerFrom,
  milliseconds,
} from '../../checks/check-options'
import { aBackoff, type Backoff } from './backoff'

/**
 * How a task is run. Names and meanings are BullMQ's, so that they stay when the task moves to a queue.
 * Times are in milliseconds. In this process, retries and delays are lost when the process ends.
 *
 * @example
 * tasks.define('send-mail', send, { timeout: 5_000, attempts: 3, backoff: 1_000 })
 */
export interface TaskOptions {
  /**
   * How long an attempt may take. After that, its `signal` is aborted with a `TimeoutError`, and
   * `onError` is called. Default: the executor's `timeout`.
   */
  readonly timeout?: number
  /** How many attempts it has in all, from 1 and up. Default: 1. */
  readonly attempts?: number
  /**
   * How long to wait after a failed attempt: milliseconds, or how they grow from attempt to attempt.
   * Default: 0.
   */
  readonly backoff?: number | Backoff
  /**
   * How long to wait before the first attempt. The next tasks of the response do not wait for a
   * delayed one. Default: 0.
   */
  readonly delay?: number
  /**
   * `false` for a cleanup that must run: a full runner accepts it as well, and it needs no slot. A
   * queue is never full and ignores it. Default: `true`.
   */
  readonly refusable?: boolean
}

const CHECKS: Checks<TaskOptions> = {
  timeout: milliseconds,
  attempts: integerFrom(1),
  backoff: aBackoff,
  delay: finiteMilliseconds,
  refusable: aBoolean,
  // bullmq() checks the names in it.
  bullmq: expects('an object', isObject),
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws TypeError for an unknown option, or a value that an option does not take. */
export function checkTaskOptions(options: TaskOptions, caller: string): void {
  checkOptions(options, CHECKS, caller)
}
