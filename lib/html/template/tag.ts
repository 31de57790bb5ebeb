import { HOLE, type TemplateSource } from './template-source'

/** An attribute in a tag; without a name if it is a hole for an object of attributes. */
export interface TagAttribute {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Not decoded, and with its holes; `undefined` if there is none. */
  readonly value: string | undefined
  readonly valueAt: number
}

export interface Tag {
  /** In lower case. */
  readonly name: string
  readonly start: number
  /** Behind the name. */
  readonly nameEnd: number
  /** Behind the `>`. */
  readonly end: number
  readonly attributes: readonly TagAttribute[]
  /** Whether it ends with `/>`. */
  readonly selfClosing: boolean
}

// HTML's white space, and the carriage return, which it reads as a line feed. \s has more.
const SPACE = '[\\t\\n\\f\\r ]'
const NAME = /[^\t\n\f\r />]*/y
// Not tested in lower case: JavaScript makes a "k" of the Kelvin sign, HTML does not.
const TAG_NAME = /^[a-z][a-z\d._:-]*$/i
const GAP = /[\t\n\f\r /]*/y
const ATTRIBUTE_NAME = /[^\t\n\f\r />=]*/y
const EQUALS = new RegExp(`${SPACE}*=${SPACE}*`, 'y')
const UNQUOTED = /[^\t\n\f\r >]*/y
const SEPARATED = /[\t\n\f\r />\0]/y
const TAG_END = new RegExp(`${SPACE}*>`, 'y')

const WAY_OUT_OF_NAMES = "write the tag as it is, or make the element with element('tag')"

/**
 * Reads a start tag as HTML does, from its `<` on.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state
 */
export function readStartTag(source: TemplateSource, start: number): Tag {
  const { text } = source
  const name = readName(source, start + 1)
  const nameEnd = start + 1 + name.length
  const attributes: TagAttribute[] = []
  let at = nameEnd
  for (;;) {
    at += source.match(GAP, at)?.[0].length as number
    if (at >= text.length) throw endsInside(source, `the tag <${name}>`, start)
    if (text[at] === '>') break
    const attribute = readAttribute(source, at)
    attributes.push(attribute)
    at = attribute.end
    if (!source.match(SEPARATED, at)) {
      if (at >= text.length) throw endsInside(source, `the tag <${name}>`, start)
      throw source.error('expected a space behind an attribute', at, 'write one')
    }
  }
  const selfClosing = text[at - 1] === '/' && attributes.at(-1)?.end !== at
  return { name, start, nameEnd, end: at + 1, attributes, selfClosing }
}

/** Reads an end tag from its `</` on. */
export function readEndTag(source: TemplateSource, start: number): { name: string; end: number } {
  const name = readName(source, start + 2)
  const nameEnd = start + 2 + name.length
  const end = source.match(TAG_END, nameEnd)
  if (end) return { name, end: nameEnd + end[0].length }
  const hole = source.holeWithin(nameEnd, source.text.length)
  throw source.error(
    `expected > behind </${name}`,
    hole === -1 ? nameEnd : hole,
    'an end tag takes nothing else',
  )
}

function readName(source: TemplateSource, at: number): string {
  const read = source.match(NAME, at)?.[0] as string
  if (read.includes(HOLE)) {
    throw source.error("got a value in a tag's name", at + read.indexOf(HOLE), WAY_OUT_OF_NAMES)
  }
  if (!TAG_NAME.test(read)) throw source.error('expected the name of a tag', at, WAY_OUT_OF_NAMES)
  return read.toLowerCase()
}

function readAttribute(source: TemplateSource, start: number): TagAttribute {
  const { text } = source
  if (text[start] === HOLE) {
    const end = start + 1
    if (text[end] && !source.match(SEPARATED, end)) throw nameWithHole(source, start)
    return { name: '', start, end, value: undefined, valueAt: end }
  }
  const name = source.match(ATTRIBUTE_NAME, start)?.[0] as string
  const nameEnd = start + name.length
  if (name.includes(HOLE)) throw nameWithHole(source, start + name.indexOf(HOLE))
  if (name === '' || /["'<]/.test(name)) {
    throw source.error(
      "expected an attribute's name without quotes, < and =",
      start,
      'look for a missing quote or >',
    )
  }
  const equals = source.match(EQUALS, nameEnd)
  if (!equals) return { name, start, end: nameEnd, value: undefined, valueAt: nameEnd }
  const at = nameEnd + equals[0].length
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1)
    if (close === -1) throw endsInside(source, `the value of ${name}`, at)
    return { name, start, end: close + 1, value: text.slice(at + 1, close), valueAt: at + 1 }
  }
  const value = source.match(UNQUOTED, at)?.[0] as string
  checkUnquoted(source, value, at)
  return { name, start, end: at + value.length, value, valueAt: at }
}

/**
 * Refuses characters without quotes beside a hole: HTML would read them otherwise than they look.
 */
function checkUnquoted(source: TemplateSource, value: string, at: number): void {
  if (value === '') throw source.error('expected a value behind =', at, 'write ""')
  if (!value.includes(HOLE)) return
  const odd = value.search(/["'<=`]/)
  if (odd !== -1) {
    throw source.error('got a quote, <, = or ` in a value without quotes', at + odd, 'quote it')
  }
  if (value.endsWith('/') && source.text[at + value.length] === '>') {
    const wayOut = 'write a space before />, or quote the value if the / is part of it'
    throw source.error('got a value that ends with /', at + value.length - 1, wayOut)
  }
}

function nameWithHole(source: TemplateSource, at: number): TypeError {
  const wayOut = `write <p \${{ [name]: value }}>, with spaces around`
  return source.error("got a value in an attribute's name", at, wayOut)
}

export function endsInside(source: TemplateSource, what: string, at: number): TypeError {
  return source.error(`ends inside ${what}`, at, 'close it in the same template')
}
