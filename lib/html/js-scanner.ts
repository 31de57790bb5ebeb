/** A hole of a `` js`...` `` template where a JavaScript literal would not be a literal. */
interface MisplacedHole {
  readonly where: string
  readonly near: string
}

const verdicts = new WeakMap<TemplateStringsArray, MisplacedHole | null>()

/**
 * Finds the first hole that stands inside quotes, a template literal, a regular expression or a
 * comment: `js`alert("${name}")`` would let `name` end the string. Scanned once per call site.
 */
export function findHoleInsideLiteral(source: TemplateStringsArray): MisplacedHole | null {
  let verdict = verdicts.get(source)
  if (verdict === undefined) {
    verdict = scan(source.raw)
    verdicts.set(source, verdict)
  }
  return verdict
}

const LINE_END = /[\n\r\u2028\u2029]/

type State = 'code' | 'string' | 'template literal' | 'regular expression' | 'comment'

/** A slash after one of these (or at the start) begins a regular expression, else it divides. */
const BEFORE_REGEX =
  /(?:^|[([{},;:=!&|?+\-*%~^<>]|\b(?:return|typeof|case|in|of|void|delete|await|yield|throw|new|else|do))\s*$/

function scan(parts: readonly string[]): MisplacedHole | null {
  let state: State = 'code'
  let closer = ''
  /** Braces that are open inside the present `${`, and inside those around it. */
  let depth = 0
  const outerDepths: number[] = []
  let before = ''

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
      } else if (char === '/' && BEFORE_REGEX.test(before)) {
        state = 'regular expression'
        closer = char
      } else if (char === '}' && depth === 0 && outerDepths.length > 0) {
        depth = outerDepths.pop() as number
        state = 'template literal'
        closer = '`'
      } else {
        if (char === '{') depth++
        if (char === '}') depth--
        before = (before + char).slice(-12)
      }
    }
    const last = index === parts.length - 1
    if (!last && state !== 'code') return { where: state, near: text.slice(-20) }
    before = 'x'
  }
  return null
}
