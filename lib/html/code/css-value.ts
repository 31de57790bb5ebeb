import { describeValue } from '../../checks/describe-value'
import { RawNode } from '../nodes/markup'
import { CssCode } from '../text/css-code'
import { safeUrl } from '../text/safe-url'
import type { CssPlace } from './css-scanner'

// Text that could end the declaration, start another, or load a file. A backslash could hide any of
// these, and so could `&` in a <style> inside an <svg>. `*` and `/` could open a comment.
const UNSAFE = /[;{}<>\\&]|\/\*|^\*|\/$|\b(?:url|src|image|image-set|expression)\s*\(|@import/i

/** The values that pass {@link isCssValue}, for errors. */
export const ONE_CSS_VALUE =
  'one CSS value without ; { } < > & \\ comments, url() and quotes or brackets that are not closed'

/** Whether text is one CSS value, which cannot change the CSS around it. */
export function isCssValue(text: string): boolean {
  return !UNSAFE.test(text) && isClosed(text)
}

/** Whether quotes and brackets that the text opens are closed in it. */
function isClosed(text: string): boolean {
  const closers: string[] = []
  for (const char of text.replace(/"[^"\n\r\f]*"|'[^'\n\r\f]*'/g, '')) {
    if (char === '"' || char === "'") return false
    if (char === '(') closers.push(')')
    else if (char === '[') closers.push(']')
    else if ((char === ')' || char === ']') && closers.pop() !== char) return false
  }
  return closers.length === 0
}

const NAME = /^[\w.%\u0080-\uFFFF-]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const SPECIAL_IN_STRING = /[\u0000-\u001F\u007F"'\\<>&]/g

/**
 * A value as CSS: data becomes one value, or text where the hole stands inside quotes; code stays
 * as it is.
 *
 * @param where whose CSS it is, for errors.
 */
export function cssPart(value: unknown, place: CssPlace, where: string): string {
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  const inQuotes = place === 'string' || place === 'url'
  if (!inQuotes && value instanceof CssCode) return value.source
  if (!inQuotes && value instanceof RawNode) return value.html
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    const text = String(value)
    if (place === 'url') return quotable(safeUrl(text, 'style', 'url()'))
    if (place === 'string') return quotable(text)
    if (isCssValue(text) && (place === 'value' || NAME.test(text))) return text
  }
  throw new TypeError(
    `${where} expected ${inQuotes ? 'text or a number' : EXPECTED[place as 'value' | 'name']}, ` +
      `got ${describeValue(value)}${inQuotes ? '' : ': write css`...` if you wrote it'}`,
  )
}

const EXPECTED = {
  value: `a number or ${ONE_CSS_VALUE}`,
  name: 'letters, digits, . % - and _, since it continues the text before it',
}

function quotable(text: string): string {
  return text.replace(
    SPECIAL_IN_STRING,
    (char) => `\\${(char.charCodeAt(0) || 0xfffd).toString(16)} `,
  )
}
