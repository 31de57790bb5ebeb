import { checkMilliseconds, checkOptions } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'

/** How long to wait between attempts. */
export interface Backoff {
  /** `'fixed'`: `delay` each time. `'exponential'`: `delay`, and twice as long each time after. */
  readonly type: 'fixed' | 'exponential'
  /** In milliseconds. */
  readonly delay: number
  /**
   * The part of the time that is left to chance, from 0 to 1, so that what failed together is not
   * tried again together: with 0.5 it is between half of the time and all of it. Default: 0.
   */
  readonly jitter?: number
}

/** @throws TypeError */
export function checkBackoff(backoff: number | Backoff, caller: string): void {
  if (typeof backoff === 'number') {
    checkMilliseconds({ backoff }, caller)
    return
  }
  if (typeof backoff !== 'object' || backoff === null) {
    throw new TypeError(
      `${caller} expected options.backoff to be milliseconds or an object like ` +
        `{ type: 'exponential', delay: 1000 }, got ${describeValue(backoff)}`,
    )
  }
  checkOptions(backoff, ['type', 'delay', 'jitter'], `${caller} backoff`)
  const { type, delay, jitter = 0 } = backoff
  if (type !== 'fixed' && type !== 'exponential') {
    throw new TypeError(
      `${caller} expected options.backoff.type to be 'fixed' or 'exponential', got ${describeValue(type)}`,
    )
  }
  // A missing delay would be taken for none.
  checkMilliseconds({ 'backoff.delay': delay ?? Number.NaN }, caller)
  if (!(typeof jitter === 'number' && jitter >= 0 && jitter <= 1)) {
    throw new TypeError(
      `${caller} expected options.backoff.jitter to be a number from 0 to 1, got ${describeValue(jitter)}`,
    )
  }
}

/** How long to wait after so many attempts have failed, in milliseconds. */
export function backoffDelay(backoff: number | Backoff | undefined, attemptsMade: number): number {
  if (backoff === undefined || typeof backoff === 'number') return backoff ?? 0
  const { type, delay, jitter = 0 } = backoff
  const most = type === 'exponential' ? delay * 2 ** (attemptsMade - 1) : delay
  return Math.round(most * (1 - jitter * Math.random()))
}
