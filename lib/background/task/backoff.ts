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
  /** `'fixed'` waits `delay` each time; `'exponential'` doubles it after each attempt. */
  readonly type: 'fixed' | 'exponential'
  /** How long to wait after the first attempt, in milliseconds. */
  readonly delay: number
  /**
   * The random part of the wait, from 0 to 1: with 0.5 it takes between half of the time and all of it.
   * Tasks that failed together are then tried again at different times. Default: 0.
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
  // Required here: without one of them BullMQ would not wait at all.
  const { type, delay } = backoff as Partial<Backoff>
  CHECKS.type(type, caller, `${path}.type`)
  CHECKS.delay(delay, caller, `${path}.delay`)
}

/** How long to wait after so many failed attempts, in milliseconds. */
export function backoffDelay(backoff: number | Backoff | undefined, attemptsMade: number): number {
  if (backoff === undefined || typeof backoff === 'number') return backoff ?? 0
  const { type, delay, jitter = 0 } = backoff
  const most = type === 'exponential' ? delay * 2 ** (attemptsMade - 1) : delay
  return Math.round(most * (1 - jitter * Math.random()))
}
