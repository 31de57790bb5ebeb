import type { Markup } from './markup'

/**
 * What can stand inside an element, and what {@link render} and `ftResponse` take: text, numbers,
 * {@link Markup}, and iterables and promises of these. `null`, `undefined` and booleans render
 * nothing, so that `user && P(user.name)` works. Anything else throws a `TypeError`.
 */
export type Child = PresentChild | PromisedChild

type PresentChild = string | number | bigint | boolean | null | undefined | Markup | ChildIterable

/** Other iterables have what {@link isChildIterable} refuses; the compiler's message names the way out. */
interface ChildIterable extends Iterable<Child> {
  // Of lists it takes an index.
  readonly get?: 'pairs are no children: take keys() or values()' | ((index: number) => unknown)
  readonly BYTES_PER_ELEMENT?: 'bytes are no children: make text of them'
}

/**
 * Any promise or promise-like object of a {@link Child}. `PromiseLike<Child>` would be a type that
 * holds promises of itself, which the compiler follows for ever (TS1062) where an async component
 * returns its children.
 */
interface PromisedChild {
  then(
    onfulfilled?: FulfilledHandler | null,
    onrejected?: ((reason: unknown) => unknown) | null,
    // biome-ignore lint/suspicious/noExplicitAny: what handlers give is their own
  ): PromiseLike<any>
}

/**
 * The compiler awaits by the last signature, which has no promise in it; that there are two lets a
 * `Promise<Child>` pass.
 */
interface FulfilledHandler {
  (value: never): unknown
  (value: PresentChild): unknown
}

export function isPromiseLike(value: unknown): value is PromisedChild {
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

export function isIterableOfPairs(value: {
  entries?: unknown
  [Symbol.iterator]?: unknown
}): boolean {
  return value.entries !== undefined && value.entries === value[Symbol.iterator]
}

/** A real promise of what any promise-like object gives. */
export async function toPromise(promise: PromisedChild): Promise<Child> {
  return promise
}
