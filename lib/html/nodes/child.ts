import type { Markup } from './markup'

/**
 * What elements contain, and what {@link render} and `ftResponse` take: text, numbers,
 * {@link Markup}, and iterables and promises of these. `null`, `undefined` and booleans render
 * nothing, so that `user && P(user.name)` works. Any other value throws a `TypeError`.
 */
export type Child = PresentChild | PromisedChild

type PresentChild = string | number | bigint | boolean | null | undefined | Markup | ChildIterable

/**
 * These properties mark iterables that {@link isChildIterable} refuses. The compiler prints the
 * texts.
 */
interface ChildIterable extends Iterable<Child> {
  // A list may have a get() that takes an index.
  readonly get?: 'pairs cannot be children: pass keys() or values()' | ((index: number) => unknown)
  readonly BYTES_PER_ELEMENT?: 'bytes cannot be children: make text of them'
}

/**
 * A promise, or a promise-like object, of a {@link Child}. `PromiseLike<Child>` would be a type
 * that holds promises of itself: for an async component that returns its children, the compiler
 * would follow it without end (TS1062).
 */
interface PromisedChild {
  then(
    onfulfilled?: FulfilledHandler | null,
    onrejected?: ((reason: unknown) => unknown) | null,
    // biome-ignore lint/suspicious/noExplicitAny: handlers may return anything
  ): PromiseLike<any>
}

/**
 * For `await`, the compiler reads the last signature, which holds no promise. The first one lets a
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
 * Whether a value is an iterable of children. Strings are text. The numbers of a `Buffer`, and the
 * pairs of a `Map`, `URLSearchParams`, `FormData` or `Headers`, are not meant as children.
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

/** Makes a real promise of a promise-like object. */
export async function toPromise(promise: PromisedChild): Promise<Child> {
  return promise
}
