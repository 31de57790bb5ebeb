import { inspect } from 'node:util'

/** How error messages show what they got: short, on one line, with its type. */
export function describeValue(value: unknown): string {
  // inspect() would show the stack.
  if (value instanceof Error) return `${value.name}: ${value.message.slice(0, 80)}`
  const shown = inspect(value, {
    depth: 0,
    breakLength: Number.POSITIVE_INFINITY,
    maxStringLength: 40,
  })
  return value === null || value === undefined ? shown : `${shown} (${typeof value})`
}
