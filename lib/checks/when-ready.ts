/**
 * Calls `next` with a value: at once, or when the promise of it resolves. What is there already must
 * not wait for a turn of promises.
 */
export function whenReady<T, Result>(
  value: T | Promise<T>,
  next: (value: T) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value)
}
