/**
 * A promise whose rejection is no unhandled one, which would end the process, if what comes before
 * fails and nobody waits for it.
 */
export function ignoreRejection<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
