import { describeValue } from '../../checks/describe-value'
import { type AttributeDefinition, kindOfAttribute } from './attribute-kinds'

// What would end the name in HTML: white space, quotes, `>`, `/`, `=`, controls; `<` for good measure.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const INVALID_NAME = /[\s"'<>/=\u0000-\u001F\u007F-\u009F]/

const definitions = new Map<string, AttributeDefinition>()
// Names come from code, so a few hundred are all there are; names from data must not fill the memory.
const MOST_DEFINITIONS = 2_000

/**
 * What the key of an attributes object stands for in HTML. Names are HTML's own; `className`,
 * `htmlFor` and the prefixes `hx`, `aria` and `data` in camelCase are understood.
 *
 * @throws TypeError if HTML could not read the name as one attribute.
 */
export function defineAttribute(key: string, tag: string): AttributeDefinition {
  const known = definitions.get(key)
  if (known) return known
  const name = toHtmlName(key)
  if (name === '' || INVALID_NAME.test(name)) {
    throw new TypeError(
      `<${tag}> expected attribute names without spaces, quotes, <, >, / and =, got ${describeValue(key)}`,
    )
  }
  const definition = {
    name,
    id: name.toLowerCase(),
    kind: kindOfAttribute(name),
    isInherited: /[:.-]inherited$/i.test(name),
  }
  if (definitions.size < MOST_DEFINITIONS) definitions.set(key, definition)
  return definition
}

function toHtmlName(key: string): string {
  if (key === 'className') return 'class'
  if (key === 'htmlFor') return 'for'
  // After its prefix no ARIA name has a hyphen: ariaLabelledBy is aria-labelledby.
  if (/^aria[A-Z]/.test(key)) return `aria-${key.slice(4).toLowerCase()}`
  if (/^(?:hx|data)[A-Z]/.test(key))
    return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return key
}
