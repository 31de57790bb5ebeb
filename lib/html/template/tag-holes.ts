import { defineAttribute } from '../attributes/define-attribute'
import type { Hole } from '../nodes/template-node'
import { attributeHoles } from './attribute-holes'
import { spreadHole } from './spread-hole'
import type { Tag } from './tag'
import type { TemplateBuilder } from './template-builder'
import { HOLE, type TemplateSource } from './template-source'

/**
 * Adds a start tag to the template, with holes for the attributes that have values.
 *
 * @returns the ids of its attributes. Objects that are spread into the tag may not have any of
 * these, nor the ids that are added to the set later.
 */
export function addStartTag(source: TemplateSource, builder: TemplateBuilder, tag: Tag) {
  const ids = idsOf(source, tag)
  const spreads: number[] = []
  let added = tag.start
  for (const attribute of tag.attributes) {
    const isSpread = attribute.name === ''
    if (!isSpread && !attribute.value?.includes(HOLE)) continue
    builder.addText(source.text.slice(added, attribute.start))
    // What the hole writes begins with a space.
    builder.trimEnd()
    if (isSpread) {
      const index = source.holeAt(attribute.start)
      builder.addHole(spreadHole(index, tag.name, ids, [...spreads]))
      spreads.push(index)
    } else {
      const { texts, holes } = attributeHoles(source, tag, attribute)
      texts.forEach((text, i) => {
        if (i > 0) builder.addHole(holes[i - 1] as Hole)
        builder.addText(text)
      })
    }
    added = attribute.end
    // A hole that writes nothing must not leave the / to a value without quotes before it.
    if (source.text[added] === '/') builder.addText(' ')
  }
  builder.addText(source.text.slice(added, tag.end))
  return ids
}

/** The ids of a tag's attributes. */
function idsOf(source: TemplateSource, tag: Tag): Set<string> {
  const ids = new Set<string>()
  for (const { name, value, start } of tag.attributes) {
    if (name === '') continue
    // Static text stays as it is: className there is no class.
    const hasHole = value?.includes(HOLE)
    const id = hasHole ? defineAttribute(name, tag.name).id : name.toLowerCase()
    if (ids.has(id)) {
      throw source.error(
        `got ${id} twice in <${tag.name}>`,
        start,
        'HTML takes the first; leave one out',
      )
    }
    ids.add(id)
  }
  return ids
}
