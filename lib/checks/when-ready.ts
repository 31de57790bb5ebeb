/**
 * Calls `next` with a value: at once, or when its promise resolves. `await` would delay a value
 * that is there already.
 */
export function whenReady<T, Result>(
  value: T | Promise<T>,
  next: (value: T) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value)
}
