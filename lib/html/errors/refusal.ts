/** What was refused, and by the element of which tag. */
export interface Refusal {
  readonly value: unknown
  readonly tag: string
  /** Whether it is an attribute's value; or else a child. */
  readonly isAttribute: boolean
}

const refusals = new WeakMap<object, Refusal>()

/** An error that remembers what it is about, so that a rendering that fails can say where that stands. */
export function refusal(what: Refusal, message: string, options?: ErrorOptions): TypeError {
  const error = new TypeError(message, options)
  refusals.set(error, what)
  return error
}

/** For the innermost rendering: those around it know less of the place, and get nothing. */
export function takeRefusal(error: unknown): Refusal | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const what = refusals.get(error)
  refusals.delete(error)
  return what
}
