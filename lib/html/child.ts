import type { Markup } from './markup'

/**
 * What can stand inside an element, and what {@link render} and `ftResponse` take: text, numbers,
 * {@link Markup}, and iterables and promises of these. `null`, `undefined` and booleans render
 * nothing, so that `user && P(user.name)` works. Anything else throws a `TypeError`.
 */
export type Child = PresentChild | PromiseLike<PresentChild>

/**
 * What a promise of a {@link Child} gives. Promises of promises are none, and the compiler would
 * follow them for ever in an async component that returns its children.
 */
type PresentChild =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Markup
  | Iterable<Child>

export function isPromiseLike(value: unknown): value is PromiseLike<PresentChild> {
  return typeof (value as { then?: unknown } | null)?.then === 'function'
}

/**
 * Iterables of children. A string is text, the numbers of a `Buffer` are nobody's children, nor are
 * the pairs of a `Map`, `URLSearchParams`, `FormData` or `Headers`.
 */
export function isChildIterable(value: unknown): value is Iterable<Child> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function' &&
    !ArrayBuffer.isView(value) &&
    !isIterableOfPairs(value)
  )
}

function isIterableOfPairs(value: { entries?: unknown; [Symbol.iterator]?: unknown }): boolean {
  return value.entries !== undefined && value.entries === value[Symbol.iterator]
}

/** A real promise of what any promise-like object gives. */
export async function toPromise(promise: PromiseLike<Child>): Promise<Child> {
  return promise
}
