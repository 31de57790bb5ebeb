import { describeValue } from '../../checks/describe-value'
import type { Attributes } from '../nodes/attribute-values'
import { escapeHtml } from '../text/escape-html'
import { attributeText } from './attribute-text'
import { type AttributeDefinition, defineAttribute } from './define-attribute'

/**
 * Writes the attributes of an object, each with a space before it, as `StartTags` (in `elements/`)
 * does for elements. This is the way without its memory: for an object or a JSX attribute that a
 * template spreads into a tag, for the preset of `with()`, and for elements once that memory is full.
 *
 * @param taken the ids of the attributes that the tag has already. Those written are added.
 * @param refuse makes the error for an attribute that is taken.
 */
export function unrememberedAttributes(
  attributes: Attributes,
  tag: string,
  taken = new Set<string>(),
  refuse = attributeTwice,
): string {
  let written = ''
  for (const [key, value] of Object.entries(attributes)) {
    // The children of JSX are no attribute.
    if (key === 'children') continue
    const definition = defineAttribute(key, tag)
    const text = attributeText(value, definition, tag)
    if (text === undefined) continue
    if (taken.has(definition.id)) throw refuse(key, definition, tag)
    taken.add(definition.id)
    written += text === true ? ` ${definition.name}` : ` ${definition.name}="${escapeHtml(text)}"`
  }
  return written
}

/** Two spellings of one attribute in one object are a mistake: HTML would take the first. */
export function attributeTwice(key: string, { name }: AttributeDefinition, tag: string): TypeError {
  return new TypeError(
    `<${tag}> expected ${name} once, got it twice, the second time as ${describeValue(key)}: ` +
      'leave one out',
  )
}
