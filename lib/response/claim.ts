import type { AnyResponse } from '../background/settled'
import { describeValue } from '../describe-value'

/** On a response that was claimed: `headersSent` misses a second call while the first still renders. */
const CLAIMED = Symbol('ft-response.claimed')

type Claimable = AnyResponse & { [CLAIMED]?: boolean }

/** @throws TypeError if it is no response. */
export function checkResponse(res: AnyResponse, caller: string): void {
  if (typeof res?.setHeader === 'function' && typeof res.end === 'function') return
  throw new TypeError(
    `${caller} expected a response as its first argument, got ${describeValue(res)}`,
  )
}

/**
 * Takes a response for one call of `ftResponse`.
 *
 * @throws Error if it was sent already, or belongs to another call.
 */
export function claim(res: Claimable): void {
  if (res[CLAIMED] || res.headersSent) {
    const { method, url } = res.req ?? {}
    throw new Error(
      `ftResponse() expected a response that is still to be sent, but that to ${method} ${url} was ` +
        `${res[CLAIMED] ? 'given to ftResponse before' : 'sent already'}: return after sending, and use ` +
        'afterResponse(res, background) to add work',
    )
  }
  res[CLAIMED] = true
}

/** Lets an error handler answer with `ftResponse` after all. */
export function unclaim(res: Claimable): void {
  res[CLAIMED] = false
}
