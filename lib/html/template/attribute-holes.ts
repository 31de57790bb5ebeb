import type { AttributeDefinition } from '../attributes/attribute-kinds'
import { defineAttribute } from '../attributes/attribute-names'
import type { AttributeValue } from '../attributes/attribute-values'
import { attributeText } from '../attributes/attributes'
import { type ClassValue, classList } from '../attributes/class-list'
import { Code } from '../code/code'
import { scanCss } from '../code/css-scanner'
import { cssPart } from '../code/css-value'
import { jsLiteral } from '../code/js-literal'
import { misplacedInJs } from '../code/js-scanner'
import type { MisplacedHole } from '../code/template-parts'
import type { Hole } from '../node'
import { decodeReferences } from './references'
import type { Tag, TagAttribute } from './tag'
import { HOLE, type TemplateSource } from './template-source'
import { textPart } from './text-part'
import { imageSetPart, urlPart, urlsOf } from './url-parts'

/** How a value becomes a part of an attribute. `before` is the attribute so far, `nth` the hole's. */
type WritePart = (value: unknown, before: string, nth: number) => string

/** Hyperscript and HTML: the scanner knows JavaScript only. */
const NOT_JAVASCRIPT = /^(?:_|(?:data-)?script|srcdoc)$/i

/** The hole of an attribute that has values, whether they are all of it or parts. */
export function attributeHole(source: TemplateSource, tag: Tag, attribute: TagAttribute): Hole {
  const definition = defineAttribute(attribute.name, tag.name)
  const check = urlsOf(definition.name.toLowerCase(), tag.name, (name) =>
    decodedAttribute(source, tag, name),
  )
  const index = source.holeAt(attribute.valueAt)
  if (attribute.value === HOLE) return wholeHole(index, definition, tag.name, check)

  const parts = decode(source, attribute).split(HOLE)
  const writePart = partWriter(source, tag, attribute, definition, parts)
  return {
    kind: 'attribute',
    name: definition.name,
    plain: undefined,
    read(values) {
      let text = parts[0] as string
      for (let i = 1; i < parts.length; i++) {
        text += writePart(values[index + i - 1], text, i - 1) + parts[i]
      }
      if (check) text = check(text)
      const value = definition.kind === 'code' ? new Code(text) : text
      return attributeText(value, definition, tag.name)
    },
  }
}

function wholeHole(
  index: number,
  definition: AttributeDefinition,
  tag: string,
  check: ((value: string) => string) | undefined,
): Hole {
  // A string stands in these as it is.
  const isPlain = !check && /^(?:text|class|style|json|true-or-false)$/.test(definition.kind)
  return {
    kind: 'attribute',
    name: definition.name,
    plain: isPlain ? index : undefined,
    read(values) {
      const value = values[index]
      if (check && typeof value === 'string') return check(value)
      return attributeText(value as AttributeValue, definition, tag)
    },
  }
}

function partWriter(
  source: TemplateSource,
  tag: Tag,
  { name, valueAt }: TagAttribute,
  { kind }: AttributeDefinition,
  parts: readonly string[],
): WritePart {
  const where = `<${tag.name}> expected ${name}`
  const refuse = (problem: string, wayOut: string, hole = 0) =>
    source.error(`${problem} in ${name}`, source.holeAfter(valueAt, hole), wayOut)
  const refuseMisplaced = ({ hole, where }: MisplacedHole, wayOut: string) =>
    refuse(`got a value inside a ${where}`, wayOut, hole)

  switch (kind) {
    case 'class':
      return (value) =>
        typeof value === 'object' && value !== null
          ? classList(value as ClassValue, tag.name)
          : textPart(value, where)
    case 'url':
      return (value, before) => urlPart(value, before, where)
    case 'style': {
      const { places, misplaced } = scanCss(parts)
      if (misplaced)
        throw refuseMisplaced(misplaced, 'write it where a value stands, or in url("")')
      return (value, _before, nth) =>
        cssPart(value, places[nth] as (typeof places)[number], `<${tag.name}> style`)
    }
    case 'code': {
      if (NOT_JAVASCRIPT.test(name)) {
        const whole = /^srcdoc$/i.test(name) ? 'an element' : 'js`...`'
        throw refuse('got a value', `it has to be the whole value: ${whole} or raw(...)`)
      }
      const misplaced = misplacedInJs(parts)
      if (misplaced) throw refuseMisplaced(misplaced, 'write it outside: it becomes a literal')
      return (value) => jsLiteral(value, `<${tag.name} ${name}>`)
    }
    case 'config':
      throw refuse(
        'got a value inside of options',
        `give an object as the whole value, ${name}=\${{ timeout }}, or raw(...)`,
      )
    case 'json-or-code':
    case 'data-or-code':
      throw refuse(
        'got a value inside of JSON',
        `give an object as the whole value, ${name}=\${{ id }}, or js\`...\``,
      )
    default:
      return /^(?:image)?srcset$/i.test(name)
        ? (value, before) => imageSetPart(value, before, where)
        : (value) => textPart(value, where)
  }
}

/** The value of a tag's attribute, decoded and with its holes; undefined if it has none. */
export function decodedAttribute(
  source: TemplateSource,
  tag: Tag,
  name: string,
): string | undefined {
  const attribute = tag.attributes.find((one) => one.name.toLowerCase() === name)
  return attribute && decode(source, attribute)
}

function decode(source: TemplateSource, { value = '', valueAt }: TagAttribute): string {
  return decodeReferences(value, (reference, at) =>
    source.error(
      `got ${reference}, which html\`\` does not decode`,
      valueAt + at,
      'write the character itself',
    ),
  )
}
