import { describeValue } from '../../checks/describe-value'
import { Markup } from '../nodes/markup'
import { JsCode, JsonCode } from '../text/js-code'

/**
 * A value as JavaScript: data becomes a literal, code stays as it is.
 *
 * @param place who expected the value, for errors.
 */
export function jsLiteral(value: unknown, place: string): string {
  if (value instanceof JsCode && !(value instanceof JsonCode)) return value.source
  if (value === undefined) return 'undefined'
  // Parentheses keep `5 -${-1}` from becoming the operator `--`.
  if (typeof value === 'number') return value < 0 ? `(${value})` : String(value)
  if (typeof value === 'bigint') return value < 0 ? `(${value}n)` : `${value}n`
  const json = jsonText(value, place)
  if (json.startsWith('-')) return `(${json})`
  // Quotes and `$` are escaped in case the scanner took a literal for code.
  const literal = json.replace(/['`$]/g, unicodeEscape)
  // In JSON "__proto__" is a key like any other; in a JavaScript literal it sets the prototype.
  return json.includes('"__proto__"') ? `JSON.parse(${jsLiteral(json, place)})` : literal
}

/** A value as JSON that is safe in a `<script>`, and in an attribute, which HTML decodes first. */
export function jsonText(value: unknown, place: string): string {
  if (value instanceof JsonCode) return value.source
  const refuse = (cause?: unknown) =>
    new TypeError(`${place} expected a value that JSON can carry, got ${describeValue(value)}`, {
      cause,
    })
  if (isLost(value)) throw refuse()
  let json: string
  try {
    // Most values are strings, of which JSON loses nothing.
    json = JSON.stringify(value, typeof value === 'string' ? undefined : refuseLost)
  } catch (cause) {
    throw refuse(cause)
  }
  // `<` could end the <script> or start a comment; `&` begins a character reference in a <script>
  // inside an <svg>; the separators ended a line in old engines.
  return json.replace(/[<>&\u2028\u2029]/g, unicodeEscape)
}

function refuseLost(this: unknown, key: string, value: unknown): unknown {
  // A property that is undefined is the same as a missing one.
  const isAbsent = value === undefined && !Array.isArray(this)
  if (!isAbsent && isLost(value)) {
    throw new TypeError(`${describeValue(key)} is ${describeValue(value)}`)
  }
  return value
}

/** Whether JSON would silently make {}, null or nothing of it, or show the inside of an element. */
function isLost(value: unknown): boolean {
  if (typeof value === 'object') {
    return (
      value instanceof Map ||
      value instanceof Set ||
      value instanceof Promise ||
      value instanceof Markup ||
      value instanceof JsCode
    )
  }
  if (typeof value === 'number') return !Number.isFinite(value)
  return value === undefined || typeof value === 'function' || typeof value === 'symbol'
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
