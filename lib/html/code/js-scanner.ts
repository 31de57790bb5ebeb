import type { MisplacedHole } from './template-parts'

const SPACE = /\s$/
const LINE_END = /[\n\r\u2028\u2029]/

type State = 'code' | 'string' | 'template literal' | 'regular expression' | 'comment'

/** A slash after one of these (or at the start) begins a regular expression, else it divides. */
const BEFORE_REGEX = /(?:^|[([{},;:=!&|?+\-*/%~^<>])\s*$/
/** The name of a property is no keyword (`a.in / 2`), and what three dots spread may begin with one. */
const NO_NAME = String.raw`(?<![$\w#\\\u0080-\uFFFF]|(?<!\.\.)\.\s*)`
const KEYWORD_BEFORE_REGEX = new RegExp(
  `${NO_NAME}(?:return|typeof|case|in|void|delete|throw|new|else|do|default|extends|instanceof)\\s*$`,
)
/** Keywords at some places, names at others. */
const PERHAPS_KEYWORD = new RegExp(`${NO_NAME}(of|await|yield)\\s*$`)
/** i++ / 2 divides; what `++` stands in front of is never a regular expression. */
const AFTER_OPERAND = /(?:\+\+|--)\s*$/
/** `n --> 0` counts down; at the start of a line `-->` begins a comment. */
const BEFORE_DECREMENT = /[\w$)\]][ \t]*$/
/** What these parentheses are followed by is a statement, and can begin with a regular expression. */
const BEFORE_HEAD = new RegExp(`${NO_NAME}(?:if|while|for|with|for\\s+await)\\s*$`)
/** Behind a value: no letter, so that in `"a"in /b/` the keyword is seen. */
const OPERAND = ')'

/**
 * Finds the first hole that stands inside quotes, a template literal, a regular expression or a
 * comment: `js`alert("${name}")`` would let `name` end the string.
 */
export function misplacedInJs(parts: readonly string[]): MisplacedHole | null {
  let state: State = 'code'
  let closer = ''
  /** Braces that are open inside the present `${`, and inside those around it. */
  let depth = 0
  const outerDepths: number[] = []
  /** Of each open parenthesis, whether it is the head of a statement. */
  const heads: boolean[] = []
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
        // It divides behind an object, and begins a regular expression behind a block.
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
        // To a script, but not to a module: https://tc39.es/ecma262/#sec-html-like-comments
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
