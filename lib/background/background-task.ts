import { describeValue } from '../describe-value'

/**
 * A function and its arguments, to be called after the response.
 *
 * @example
 * ftResponse(res, P('Thank you'), { background: new BackgroundTask(sendMail, user.email) })
 */
export class BackgroundTask<Args extends readonly unknown[] = readonly unknown[]> {
  readonly fn: (...args: Args) => unknown
  readonly args: Args

  /** @throws TypeError if `fn` is not a function. */
  constructor(fn: (...args: Args) => unknown, ...args: Args) {
    if (typeof fn !== 'function') {
      throw new TypeError(`BackgroundTask() expected a function, got ${describeValue(fn)}`)
    }
    this.fn = fn
    this.args = args
  }
}
