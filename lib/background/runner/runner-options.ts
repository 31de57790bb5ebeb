import {
  aFunction,
  type Checks,
  checkOptions,
  limitFrom,
  milliseconds,
} from '../../checks/check-options'
import type { OnError } from '../task/on-error'

/** Options of a `TaskRunner`. Times are in milliseconds. */
export interface TaskRunnerOptions {
  /**
   * Is told of every attempt that failed or took too long, and of every task that was skipped.
   * Default: one line on `console.error` with the task's name, id, method and url, and the stack.
   */
  readonly onError?: OnError
  /** How many tasks run at a time, whatever response they follow. Default: `Infinity`. */
  readonly concurrency?: number
  /**
   * How many more may be accepted: those that wait for a slot, for their response, for a delay or for
   * their next attempt. A response with tasks beyond that fails with 503 before it is sent. Needs
   * `concurrency`, since without it nothing waits for a slot. Default: `Infinity`.
   */
  readonly maxWaiting?: number
  /** How long an attempt may take, where the task does not say. Default: `Infinity`. */
  readonly timeout?: number
  /**
   * How long a task may compute at a stretch, when it is called, before a process warning names it:
   * no request is answered meanwhile. Default: 100.
   */
  readonly blockThreshold?: number
  /**
   * Is given a promise for each task, that resolves at its end: for platforms that freeze the process
   * after the response, but for such promises. Default: none.
   *
   * @example
   * import { waitUntil } from '@vercel/functions'
   * const { ftResponse } = createFt({ waitUntil })
   */
  readonly waitUntil?: (promise: Promise<void>) => unknown
}

export const RUNNER_CHECKS: Checks<TaskRunnerOptions> = {
  onError: aFunction,
  concurrency: limitFrom(1),
  maxWaiting: limitFrom(0),
  timeout: milliseconds,
  blockThreshold: milliseconds,
  waitUntil: aFunction,
}

/** @throws TypeError for options that could only be a mistake. */
export function checkRunnerOptions(options: TaskRunnerOptions): void {
  checkOptions(options, RUNNER_CHECKS, 'TaskRunner()')
  const { concurrency, maxWaiting } = options
  const isLimited = (limit = Number.POSITIVE_INFINITY) => limit !== Number.POSITIVE_INFINITY
  if (isLimited(maxWaiting) && !isLimited(concurrency)) {
    throw new TypeError(
      'TaskRunner() expected options.concurrency beside options.maxWaiting: without it nothing waits',
    )
  }
}
