/** A hole of a `` js`...` `` template where a JavaScript literal would not be a literal. */
interface MisplacedHole {
  readonly where: string
  readonly near: string
}

/** The JavaScript around the holes of a template, and the first hole that is misplaced. */
interface Template {
  readonly parts: readonly string[]
  readonly hole: MisplacedHole | null
}

const templates = new WeakMap<TemplateStringsArray, Template>()

/**
 * Reads a template, and finds a hole that stands inside quotes, a template literal, a regular
 * expression or a comment: `js`alert("${name}")`` would let `name` end the string. Done once per
 * call site.
 */
export function readTemplate(source: TemplateStringsArray): Template {
  let template = templates.get(source)
  if (!template) {
    // Inside of a template literal another one can only be written with backslashes.
    const parts = source.raw.map((text) => text.replace(/\\(?=`|\$\{)/g, ''))
    template = { parts, hole: scan(parts) }
    templates.set(source, template)
  }
  return template
}

const LINE_END = /[\n\r\u2028\u2029]/

type State = 'code' | 'string' | 'template literal' | 'regular expression' | 'comment'

/** A slash after one of these (or at the start) begins a regular expression, else it divides. */
const BEFORE_REGEX =
  /(?:^|[([{},;:=!&|?+\-*%~^<>]|(?<![.$\w])(?:return|typeof|case|in|of|void|delete|await|yield|throw|new|else|do))\s*$/
/** i++ / 2 divides; what `++` stands in front of is never a regular expression. */
const AFTER_OPERAND = /(?:\+\+|--)\s*$/
/** What these parentheses are followed by is a statement, and can begin with a regular expression. */
const BEFORE_HEAD = /(?<![.$\w])(?:if|while|for|with|for\s+await)\s*$/

function scan(parts: readonly string[]): MisplacedHole | null {
  let state: State = 'code'
  let closer = ''
  /** Braces that are open inside the present `${`, and inside those around it. */
  let depth = 0
  const outerDepths: number[] = []
  /** Of each open parenthesis, whether it is the head of a statement. */
  const heads: boolean[] = []
  let before = ''
  /** A slash behind `}` divides behind an object, and begins a regular expression behind a block. */
  let unsure = false

  for (const [index, text] of parts.entries()) {
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
          before = 'x'
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
        unsure ||= /\}\s*$/.test(before)
        state = 'regular expression'
        closer = char
      } else if (char === '}' && depth === 0 && outerDepths.length > 0) {
        depth = outerDepths.pop() as number
        state = 'template literal'
        closer = '`'
      } else {
        if (char === '{') depth++
        if (char === '}') depth--
        if (char === '(') heads.push(BEFORE_HEAD.test(before))
        before = char === ')' && heads.pop() ? ';' : (before + char).slice(-12)
      }
    }
    const last = index === parts.length - 1
    if (!last && state !== 'code') return { where: state, near: text.slice(-20) }
    if (!last && unsure) return { where: 'template with "}" before "/"', near: text.slice(-20) }
    before = 'x'
  }
  return null
}

function beginsRegex(before: string): boolean {
  return BEFORE_REGEX.test(before) && !AFTER_OPERAND.test(before)
}
