import { type CssPlace, scanCss } from '../code/css-scanner'
import { cssPart } from '../code/css-value'
import { jsLiteral, jsonText } from '../code/js-literal'
import { misplacedInJs } from '../code/js-scanner'
import type { MisplacedHole } from '../code/template-parts'
import { RawNode } from '../nodes/markup'

/**
 * How a value becomes a part of text. `before` is the text so far, `nth` the number of the hole.
 */
export type WritePart = (value: unknown, before: string, nth: number) => string

/** Text with values in it. @param index the number of the first value. */
export function joinParts(
  parts: readonly string[],
  values: readonly unknown[],
  index: number,
  writePart: WritePart,
): string {
  let text = parts[0] as string
  for (let i = 1; i < parts.length; i++) {
    text += writePart(values[index + i - 1], text, i - 1) + parts[i]
  }
  return text
}

/** Makes the error for a hole that stands inside something, as in "a comment". */
type Refuse = (hole: number, inside: string, wayOut: string) => Error

/**
 * Values as parts of JavaScript: each becomes a literal.
 *
 * @param parts the code around the holes.
 * @param place whose code it is, for errors.
 */
export function javascriptParts(
  parts: readonly string[],
  place: string,
  refuse: Refuse,
): WritePart {
  checkJavascript(parts, refuse)
  return (value) => jsLiteral(value, place)
}

/** Values as parts of JSON: each becomes JSON itself. */
export function jsonParts(parts: readonly string[], place: string, refuse: Refuse): WritePart {
  checkJavascript(parts, refuse)
  return (value) => (value instanceof RawNode ? value.html : jsonText(value, place))
}

/** Values as parts of CSS: each becomes one value, or text where the hole stands inside quotes. */
export function cssParts(parts: readonly string[], place: string, refuse: Refuse): WritePart {
  const { places, misplaced } = scanCss(parts)
  check(misplaced, refuse, 'write it where a value can stand, or in url("") with quotes')
  return (value, _before, nth) => cssPart(value, places[nth] as CssPlace, place)
}

function checkJavascript(parts: readonly string[], refuse: Refuse): void {
  const wayOut = 'write it outside, so that it becomes a literal of its own'
  check(misplacedInJs(parts), refuse, wayOut)
}

function check(misplaced: MisplacedHole | null, refuse: Refuse, wayOut: string): void {
  if (misplaced) throw refuse(misplaced.hole, `a ${misplaced.where}`, wayOut)
}
