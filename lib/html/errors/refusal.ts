/** A value that rendering refused, and where. */
export interface Refusal {
  readonly value: unknown
  /** The tag of the element that refused it. */
  readonly tag: string
  /** Whether the value is an attribute; otherwise it is a child. */
  readonly isAttribute: boolean
}

const refusals = new WeakMap<object, Refusal>()

/**
 * Makes an error that remembers its value, so that {@link elementsAround} can look for the place.
 */
export function refusal(what: Refusal, message: string, options?: ErrorOptions): TypeError {
  const error = new TypeError(message, options)
  refusals.set(error, what)
  return error
}

/** Returns the refusal once: to the innermost rendering, which knows most about the place. */
export function takeRefusal(error: unknown): Refusal | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const what = refusals.get(error)
  refusals.delete(error)
  return what
}
