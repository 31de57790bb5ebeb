import type { MisplacedHole } from './template-parts'

// The states of the scanner. `closer` is the text that ends the present one:
//
// | state              | begins with             | ends with                          |
// | ------------------ | ----------------------- | ---------------------------------- |
// | code               |                         | whatever begins another            |
// | string             | " or '                  | the same quote                     |
// | template literal   | `, or the } of a ${     | `, or a ${, behind which is code   |
// | regular expression | / that does not divide  | /, but not between [ and ]         |
// | comment            | // or /*                | a line end, or */                  |
//
// Holes may stand in code only. In the three literals a backslash skips the next character.
type State = 'code' | 'string' | 'template literal' | 'regular expression' | 'comment'

const SPACE = /\s$/
const LINE_END = /[\n\r\u2028\u2029]/

/**
 * A slash after one of these (or at the start) begins a regular expression; after others it
 * divides.
 */
const BEFORE_REGEX = /(?:^|[([{},;:=!&|?+\-*/%~^<>])\s*$/
/** The name of a property is no keyword (`a.in / 2`), but three dots may be followed by one. */
const NO_NAME = String.raw`(?<![$\w#\\\u0080-\uFFFF]|(?<!\.\.)\.\s*)`
const KEYWORD_BEFORE_REGEX = new RegExp(
  `${NO_NAME}(?:return|typeof|case|in|void|delete|throw|new|else|do|default|extends|instanceof)\\s*$`,
)
/** Keywords in some places, names in others. */
const PERHAPS_KEYWORD = new RegExp(`${NO_NAME}(of|await|yield)\\s*$`)
/** `i++ / 2` divides: no regular expression follows `++`. */
const AFTER_OPERAND = /(?:\+\+|--)\s*$/
/** `n --> 0` counts down; at the start of a line `-->` begins a comment. */
const BEFORE_DECREMENT = /[\w$)\]][ \t]*$/
/** The parentheses behind these are followed by a statement: a regular expression may begin it. */
const BEFORE_HEAD = new RegExp(`${NO_NAME}(?:if|while|for|with|for\\s+await)\\s*$`)
/** Stands for a value in `before`. No letter, so that `"a"in /b/` still has the keyword. */
const OPERAND = ')'

/**
 * Finds the first hole that stands inside quotes, a template literal, a regular expression or a
 * comment: in `js`alert("${name}")`` a name could end the string. A hole is misplaced too where the
 * scanner could have taken a literal for code.
 */
export function misplacedInJs(parts: readonly string[]): MisplacedHole | null {
  let state: State = 'code'
  let closer = ''
  /** Braces that are open inside the present `${`, and inside those around it. */
  let depth = 0
  const outerDepths: number[] = []
  /** For each open parenthesis, whether it is the head of a statement. */
  const heads: boolean[] = []
  /** The last characters of code, with OPERAND for each literal and hole. */
  let before = ''
  /** Why the scanner may have taken a literal for code. */
  let unsure = parts[0]?.startsWith('#!') ? '"#!"' : ''

  for (const [hole, text] of parts.entries()) {
    for (let i = 0; i < text.length; i++) {
      const char = text[i] as string
      if (state === 'comment') {
        if (closer === '\n' ? LINE_END.test(char) : text.startsWith(closer, i)) {
          state = 'code'
          i += closer.length - 1
        }
      } else if (state !== 'code') {
        if (char === '\\') i++
        else if (state === 'regular expression' && char === '[') closer = ']'
        else if (closer === ']') closer = char === ']' ? '/' : closer
        else if (state === 'template literal' && text.startsWith('${', i)) {
          outerDepths.push(depth)
          depth = 0
          state = 'code'
          before = '('
          i++
        } else if (char === closer) {
          state = 'code'
          before = OPERAND
        }
      } else if (char === '"' || char === "'") {
        state = 'string'
        closer = char
      } else if (char === '`') {
        state = 'template literal'
        closer = char
      } else if (text.startsWith('//', i) || text.startsWith('/*', i)) {
        state = 'comment'
        closer = text[++i] === '/' ? '\n' : '*/'
      } else if (char === '/' && beginsRegex(before)) {
        // Behind an object it divides, behind a block it begins a regular expression.
        if (/\}\s*$/.test(before)) unsure ||= '"}" before "/"'
        const perhaps = PERHAPS_KEYWORD.exec(before)
        if (perhaps) unsure ||= `"${perhaps[1]}" before "/"`
        state = 'regular expression'
        closer = char
      } else if (char === '}' && depth === 0 && outerDepths.length > 0) {
        depth = outerDepths.pop() as number
        state = 'template literal'
        closer = '`'
      } else {
        // Comments in scripts, but not in modules: https://tc39.es/ecma262/#sec-html-like-comments
        if (text.startsWith('<!--', i)) unsure ||= '"<!--"'
        if (text.startsWith('-->', i) && !BEFORE_DECREMENT.test(text.slice(0, i)))
          unsure ||= '"-->"'
        if (char === '{') depth++
        if (char === '}') depth--
        if (char === '(') heads.push(BEFORE_HEAD.test(before))
        if (char === ')' && heads.pop()) before = ';'
        else if (!SPACE.test(char) || !SPACE.test(before)) before = (before + char).slice(-16)
      }
    }
    if (hole === parts.length - 1) return null
    const near = text.slice(-20)
    if (state !== 'code') return { hole, where: state, near }
    if (unsure) return { hole, where: `template with ${unsure}`, near }
    before = OPERAND
  }
  return null
}

function beginsRegex(before: string): boolean {
  if (KEYWORD_BEFORE_REGEX.test(before) || PERHAPS_KEYWORD.test(before)) return true
  return BEFORE_REGEX.test(before) && !AFTER_OPERAND.test(before)
}
