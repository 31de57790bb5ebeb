/** Returns the promise. If it rejects, that is no unhandled rejection. */
export function ignoreRejection<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
