import { describeValue } from '../../checks/describe-value'

declare const NOT_JSON: unique symbol

/** The type of a value that JSON would change: nothing is assignable to it, and it says why. */
export interface NotJson<Reason extends string> {
  readonly [NOT_JSON]: Reason
}

/**
 * `T` where JSON carries it unchanged, else a type that no value has. Only plain data is carried: JSON
 * turns a `Date`, a `Map` and most instances of classes into something else.
 */
export type JsonPayload<T> = T extends string | number | boolean | null
  ? T
  : T extends undefined
    ? NotJson<'undefined becomes null in an array'>
    : T extends bigint | symbol
      ? NotJson<'JSON has no bigint and no symbol'>
      : T extends (...args: never) => unknown
        ? NotJson<'JSON has no functions'>
        : T extends readonly unknown[]
          ? { [K in keyof T]: JsonPayload<T[K]> }
          : T extends object
            ? { [K in keyof T]: JsonProperty<T, K> }
            : T

/** An optional property may be missing; JSON leaves it out. */
type JsonProperty<T, K extends keyof T> = unknown extends T[K]
  ? Unchecked<T[K]>
  : undefined extends T[K]
    ? Record<never, never> extends Pick<T, K>
      ? JsonPayload<Exclude<T[K], undefined>> | undefined
      : NotJson<'write it as optional: JSON leaves undefined out'>
    : JsonPayload<T[K]>

/** `any` passes: whoever wrote it has turned the check off. */
type Unchecked<T> = 0 extends 1 & T ? T : NotJson<'an unknown value may be anything'>

/**
 * Copies a payload through JSON, as a queue would: a task that works in this process works on a queue.
 *
 * @throws TypeError if JSON cannot carry the payload.
 */
export function jsonCopy<P>(payload: P, name: string): P {
  if (payload === undefined) return payload
  let json: string | undefined
  let cause: unknown
  try {
    json = JSON.stringify(payload)
  } catch (error) {
    cause = error
  }
  if (json === undefined) {
    const why = cause instanceof Error ? `: ${cause.message}` : ''
    throw new TypeError(
      `task "${name}" expected a payload that JSON can carry, got ${describeValue(payload)}${why}`,
      { cause },
    )
  }
  return JSON.parse(json)
}
