import { classList } from '../attributes/class-list'
import type { AttributeDefinition } from '../attributes/define-attribute'
import type { ClassValue } from '../nodes/attribute-values'
import { textPart } from '../text/text-part'
import { cssParts, javascriptParts, type WritePart } from './code-parts'
import type { Tag, TagAttribute } from './tag'
import type { TemplateSource } from './template-source'
import { imageSetPart, isPlainInUrl, urlPart } from './url-parts'

/**
 * How values become parts of an attribute, as in `class="card ${size}"`.
 *
 * @param parts the text around the holes, decoded.
 */
export function attributeParts(
  source: TemplateSource,
  tag: Tag,
  { name, valueAt }: TagAttribute,
  { kind }: AttributeDefinition,
  parts: readonly string[],
): WritePart {
  const where = `<${tag.name}> expected ${name}`
  const refuse = (hole: number, inside: string, wayOut: string) =>
    source.error(`got a value inside ${inside} in ${name}`, source.holeAfter(valueAt, hole), wayOut)
  switch (kind.part) {
    case 'text':
      return (value) => textPart(value, where)
    case 'class':
      return (value) =>
        typeof value === 'object' && value !== null
          ? classList(value as ClassValue, tag.name)
          : textPart(value, where)
    case 'url':
      return (value, before) => urlPart(value, before, where)
    case 'image-set':
      return (value) => imageSetPart(value, where)
    case 'css':
      return cssParts(parts, `<${tag.name}> style`, refuse)
    case 'javascript':
      return javascriptParts(parts, `<${tag.name} ${name}>`, refuse)
    case 'refused':
      throw source.error(
        `got a value as a part of ${name}`,
        source.holeAfter(valueAt, 0),
        `make the whole value one hole, ${name}=\${...}, which takes ${kind.expected}`,
      )
  }
}

/** Whether text becomes such a part as it is. @param before the attribute so far. */
export function isPlainPart({ kind }: AttributeDefinition, before: string): boolean {
  switch (kind.part) {
    case 'text':
    case 'class':
      return kind.string === 'text'
    case 'url':
      return isPlainInUrl(before)
    case 'image-set':
    case 'css':
    case 'javascript':
    case 'refused':
      return false
  }
}
