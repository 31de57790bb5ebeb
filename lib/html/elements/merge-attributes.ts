import { defineAttribute } from '../attributes/define-attribute'
import { attributeTwice } from '../attributes/unremembered-attributes'
import type { Attributes, AttributeValue, ClassValue } from '../nodes/attribute-values'

/**
 * Two objects of attributes as one. Classes are added to each other; any other attribute of `more`
 * replaces the one before, in whatever spelling. `undefined` replaces nothing.
 */
export function mergeAttributes(attributes: Attributes, more: Attributes, tag: string): Attributes {
  const { children: _children, ...merged }: Record<string, AttributeValue> = attributes
  const ids = new Map(Object.keys(merged).map((key) => [defineAttribute(key, tag).id, key]))
  const given = new Set<string>()
  for (const [key, value] of Object.entries(more)) {
    // The children of JSX are no attribute, and assigning to __proto__ would set the prototype.
    if (value === undefined || key === 'children' || key === '__proto__') continue
    const definition = defineAttribute(key, tag)
    const { id } = definition
    if (given.has(id) && value) throw attributeTwice(key, definition, tag)
    given.add(id)
    const there = ids.get(id) ?? key
    merged[there] = id === 'class' ? bothClasses(merged[there], value) : value
  }
  return merged
}

function bothClasses(before: AttributeValue, after: AttributeValue): AttributeValue {
  // Start tags remember strings, but no lists.
  if (typeof before === 'string' && typeof after === 'string') return `${before} ${after}`.trim()
  const classes = [before, after].filter(Boolean) as ClassValue[]
  return classes.length === 1 ? classes[0] : classes
}
