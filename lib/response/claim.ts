import type { AnyResponse } from '../background/after-response/settled'
import { describeValue } from '../checks/describe-value'

/** `headersSent` misses a second call while the first still renders. */
const claimed = new WeakSet<AnyResponse>()

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
export function claim(res: AnyResponse): void {
  if (claimed.has(res)) throw notToBeSent(res, 'given to ftResponse before')
  if (res.headersSent) throw notToBeSent(res, 'sent already')
  claimed.add(res)
}

/** @param how the response has been answered. */
export function notToBeSent(res: AnyResponse, how: string): Error {
  const { method, url } = res.req ?? {}
  return new Error(
    `ftResponse() expected a response that is still to be sent, but that to ${method} ${url} was ` +
      `${how}: return after sending, and use afterResponse(res, background) to add work`,
  )
}

/** Lets an error handler answer with `ftResponse` after all. */
export function unclaim(res: AnyResponse): void {
  claimed.delete(res)
}
