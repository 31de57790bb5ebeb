import { describeValue } from '../../describe-value'
import { Markup } from '../markup'
import { Code } from './code'

/**
 * A value as JavaScript: data as a literal, code as it is.
 *
 * @param place for messages: who expected the value.
 */
export function jsLiteral(value: unknown, place: string): string {
  if (value instanceof Code) return value.source
  if (value === undefined) return 'undefined'
  // Parentheses keep `5 -${-1}` from becoming the operator `--`.
  if (typeof value === 'number') return value < 0 ? `(${value})` : String(value)
  if (typeof value === 'bigint') return value < 0 ? `(${value}n)` : `${value}n`
  const json = toJson(value, place)
  // The quotes and `$` are for a hole inside a literal that the scanner took for code.
  const literal = json.replace(/['`$]/g, unicodeEscape)
  // In JSON "__proto__" is a key like any other; in a JavaScript literal it sets the prototype.
  return json.includes('"__proto__"') ? `JSON.parse(${jsLiteral(json, place)})` : literal
}

/** A value as JSON that can stand in a `<script>`, and in what HTML decodes first. */
export function jsonText(value: unknown, place: string): string {
  return toJson(value, place)
}

function toJson(value: unknown, place: string): string {
  // JSON would make {} of a Map, a Set or a promise in silence, and the inside of an element.
  const isLost =
    value instanceof Map ||
    value instanceof Set ||
    value instanceof Promise ||
    value instanceof Markup
  const json = isLost ? undefined : JSON.stringify(value)
  if (json === undefined) {
    throw new TypeError(`${place} expected a value that JSON can carry, got ${describeValue(value)}`)
  }
  // `<` could end the <script> or start a comment; `&` is a character reference where a <script> or
  // <style> is put into an <svg>; the separators ended a line in old engines.
  return json.replace(/[<>&\u2028\u2029]/g, unicodeEscape)
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
