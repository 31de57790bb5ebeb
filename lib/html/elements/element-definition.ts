import { describeValue } from '../../checks/describe-value'
import type { ElementDefinition } from '../nodes/element-node'
import { contentOf } from '../text/tag-names'
import { StartTags } from './start-tags'

// https://html.spec.whatwg.org/multipage/custom-elements.html#valid-custom-element-name, its ASCII part.
const TAG_NAME = /^[a-z][a-z0-9._-]*$/i

const definitions = new Map<string, ElementDefinition>()
// Code has a few hundred tag names; names that come from data must not fill the memory.
const MOST_DEFINITIONS = 1_000

/** @throws TypeError if `tag` is not a tag name. */
export function defineElement(tag: string, caller: string): ElementDefinition {
  const known = definitions.get(tag)
  if (known) return known
  if (typeof tag !== 'string' || !TAG_NAME.test(tag)) {
    throw new TypeError(`${caller} expected a tag name like 'user-card', got ${describeValue(tag)}`)
  }
  const content = contentOf(tag)
  const definition: ElementDefinition = {
    tag,
    content,
    startTag: new StartTags(tag, `<${tag}`),
    endTag: content === 'void' ? '' : `</${tag}>`,
    preset: undefined,
  }
  if (definitions.size < MOST_DEFINITIONS) definitions.set(tag, definition)
  return definition
}
