import type { AnyResponse } from '../background/after-response/settled'
import { describeValue } from '../checks/describe-value'

/**
 * While the first call of ftResponse() still renders, `headersSent` does not reveal a second call.
 */
const claimed = new WeakSet<AnyResponse>()

/** @throws TypeError if the value is not a response. */
export function checkResponse(res: AnyResponse, caller: string): void {
  if (typeof res?.setHeader === 'function' && typeof res.end === 'function') return
  throw new TypeError(
    `${caller} expected a response as its first argument, got ${describeValue(res)}`,
  )
}

/**
 * Reserves a response for one call of ftResponse().
 *
 * @throws Error if another call has the response, or the response was sent.
 */
export function claim(res: AnyResponse): void {
  if (claimed.has(res)) throw alreadyAnswered(res, 'ftResponse() was already called for')
  if (res.headersSent) {
    throw alreadyAnswered(res, 'ftResponse() expected an unsent response, got one already sent for')
  }
  claimed.add(res)
}

/** @param problem what happened; the method and the URL of the request follow it. */
export function alreadyAnswered(res: AnyResponse, problem: string): Error {
  const { method, url } = res.req ?? {}
  return new Error(
    `${problem} ${method} ${url}: return after answering, or add work with ` +
      'afterResponse(res, background)',
  )
}

/** Lets an error handler call ftResponse() for the same response. */
export function unclaim(res: AnyResponse): void {
  claimed.delete(res)
}
