import {
  aFunction,
  type Checks,
  checkOptions,
  limitFrom,
  milliseconds,
} from '../../checks/check-options'
import type { OnError } from '../task/on-error'

/** Options of `TaskRunner`. Times are in milliseconds. */
export interface TaskRunnerOptions {
  /**
   * Called for every attempt that fails or times out, and for every task that is skipped. Default:
   * prints the task's name, id, method and URL, and the stack, with `console.error`.
   */
  readonly onError?: OnError
  /** How many tasks run at a time, of all responses. Default: `Infinity`. */
  readonly concurrency?: number
  /**
   * How many tasks may wait: for a slot, their response, a delay or their next attempt. A response whose
   * tasks find no place fails with 503 before it is sent. Needs `concurrency`. Default: `Infinity`.
   */
  readonly maxWaiting?: number
  /** How long an attempt may take where the task does not say. Default: `Infinity`. */
  readonly timeout?: number
  /**
   * How long the call of a task's function may block the event loop before a process warning names the
   * task. Default: 100.
   */
  readonly blockThreshold?: number
  /**
   * Called with a promise for each accepted task, which resolves at the task's end: for platforms that
   * freeze the process after the response unless such promises are pending. Default: none.
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

/** @throws TypeError for an unknown option, or a value that an option does not take. */
export function checkRunnerOptions(options: TaskRunnerOptions): void {
  checkOptions(options, RUNNER_CHECKS, 'TaskRunner()')
  const { concurrency, maxWaiting } = options
  const isLimited = (limit = Number.POSITIVE_INFINITY) => limit !== Number.POSITIVE_INFINITY
  if (isLimited(maxWaiting) && !isLimited(concurrency)) {
    throw new TypeError(
      'TaskRunner() expected options.concurrency beside options.maxWaiting: without it nothing waits for a slot',
    )
  }
}
