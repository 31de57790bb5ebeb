import type { MisplacedHole } from './template-parts'

/** Where a hole of CSS stands. This decides what a value may be. */
export type CssPlace =
  /** Where something begins: a value, a selector, a name. */
  | 'value'
  /** Behind a letter, a digit, `-`, `_` or another hole: the value continues it. */
  | 'name'
  /** Inside quotes. */
  | 'string'
  /** Inside the quotes of `url("")`. */
  | 'url'

export interface ScannedCss {
  /** One place a hole, up to the first hole that is misplaced. */
  readonly places: readonly CssPlace[]
  readonly misplaced: MisplacedHole | null
}

// The states of the scanner. A backslash skips the next character in all but comments:
//
// | state                | begins with         | ends with               | a hole there is   |
// | -------------------- | ------------------- | ----------------------- | ----------------- |
// | css                  |                     | whatever begins another | a value or a name |
// | string               | " or '              | the same, or a line end | text              |
// | url                  | a quote behind url( | the same, or a line end | a URL             |
// | comment              | /*                  | */                      | misplaced         |
// | url() without quotes | url(                | )                       | misplaced         |
type State = 'css' | 'string' | 'url' | 'comment' | 'url() without quotes'

/**
 * Finds where the holes of a style sheet, or of a style attribute, stand.
 *
 * @see https://drafts.csswg.org/css-syntax/#tokenization
 */
export function scanCss(parts: readonly string[]): ScannedCss {
  const places: CssPlace[] = []
  let state: State = 'css'
  let quote = ''
  /** The statement so far, with a space for each string and an x for each escape and hole. */
  let before = ''

  for (const [hole, text] of parts.slice(0, -1).entries()) {
    let escapes = false
    for (let i = 0; i < text.length; i++) {
      const char = text[i] as string
      if (state === 'comment') {
        if (!text.startsWith('*/', i)) continue
        state = 'css'
        i++
      } else if (char === '\\') {
        i++
        before += 'x'
        escapes = i === text.length
      } else if (state === 'url() without quotes') {
        if (char === ')') state = 'css'
      } else if (state !== 'css') {
        // CSS ends an unclosed string at the line end.
        if (char === quote || /[\n\r\f]/.test(char)) state = 'css'
      } else if (char === '"' || char === "'") {
        state = /\burl\(\s*$/i.test(before) ? 'url' : 'string'
        quote = char
        before += ' '
      } else if (text.startsWith('/*', i)) {
        state = 'comment'
        i++
      } else if (/[;{}]/.test(char)) {
        before = ''
      } else {
        before += char
        const isUrl = char === '(' && /\burl\($/i.test(before)
        if (isUrl && !/^\s*["']/.test(text.slice(i + 1))) state = 'url() without quotes'
      }
    }
    const refused = refusedPlace(state, before, escapes)
    if (refused) return { places, misplaced: { hole, where: refused, near: text.slice(-20) } }
    if (state !== 'css') places.push(state as CssPlace)
    else {
      places.push(/[\w\u0080-\uFFFF-]$/.test(before) ? 'name' : 'value')
      before += 'x'
    }
  }
  return { places, misplaced: null }
}

function refusedPlace(state: State, before: string, escapes: boolean): string {
  if (state === 'comment' || state === 'url() without quotes') return state
  if (escapes) return 'backslash escape'
  // An imported style sheet can do anything, whatever its URL is.
  return /^\s*@import\b/i.test(before) ? 'rule @import' : ''
}
