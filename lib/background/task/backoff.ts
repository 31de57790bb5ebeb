import {
  type Check,
  type Checks,
  checkOptions,
  expects,
  finiteMilliseconds,
  oneOf,
} from '../../checks/check-options'
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

const CHECKS: Checks<Backoff> = {
  type: oneOf('fixed', 'exponential'),
  delay: finiteMilliseconds,
  jitter: expects(
    'a number from 0 to 1',
    (jitter) => typeof jitter === 'number' && jitter >= 0 && jitter <= 1,
  ),
}

/** Checks the option `backoff`: milliseconds, or a {@link Backoff}. */
export const aBackoff: Check = (backoff, caller, path) => {
  if (typeof backoff === 'number') {
    finiteMilliseconds(backoff, caller, path)
    return
  }
  if (typeof backoff !== 'object' || backoff === null) {
    throw new TypeError(
      `${caller} expected ${path} to be milliseconds or an object like { type: 'exponential', delay: 1000 }, ` +
        `got ${describeValue(backoff)}`,
    )
  }
  checkOptions(backoff as Backoff, CHECKS, caller, path)
  // Without a type or a delay, BullMQ would not wait at all.
  const { type, delay } = backoff as Partial<Backoff>
  CHECKS.type(type, caller, `${path}.type`)
  CHECKS.delay(delay, caller, `${path}.delay`)
}

/** How long to wait after so many attempts have failed, in milliseconds. */
export function backoffDelay(backoff: number | Backoff | undefined, attemptsMade: number): number {
  if (backoff === undefined || typeof backoff === 'number') return backoff ?? 0
  const { type, delay, jitter = 0 } = backoff
  const most = type === 'exponential' ? delay * 2 ** (attemptsMade - 1) : delay
  return Math.round(most * (1 - jitter * Math.random()))
}
