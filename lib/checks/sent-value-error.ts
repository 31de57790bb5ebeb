import { isPlainObject } from './plain-object'

/**
 * Makes the error for a value that an app may pass on from a request. Body parsers make strings,
 * arrays and plain objects: for an array or an object the client is to blame, and the error carries
 * `status` 400, which Express answers with.
 *
 * Only this room knows of that status, so that `html/` knows nothing of HTTP. `response/` could not
 * add it: such an error is thrown in the app's own handler and goes from there to Express.
 */
export function sentValueError(message: string, value: unknown): TypeError {
  const error = new TypeError(message)
  const couldBeSent = Array.isArray(value) || isPlainObject(value)
  return couldBeSent ? Object.assign(error, { status: 400 }) : error
}
