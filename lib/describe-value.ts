import { inspect } from 'node:util'

/** How error messages show what they got: short, on one line, with its type. */
export function describeValue(value: unknown): string {
  // inspect() would show the stack.
  if (value instanceof Error) return onOneLine(`${value.name}: ${value.message.slice(0, 80)}`)
  const shown = inspect(value, {
    depth: 0,
    breakLength: Number.POSITIVE_INFINITY,
    maxStringLength: 40,
  })
  if (value === null || value === undefined) return shown
  return `${onOneLine(shown)} (${typeof value})`
}

/** Of a promise that has rejected, inspect() shows the stack, below a brace of its own line. */
function onOneLine(text: string): string {
  return text.replace(/[\n\r]\s*at .*/s, ' ...').replace(/\s*[\n\r\u2028\u2029]\s*/g, ' ')
}
