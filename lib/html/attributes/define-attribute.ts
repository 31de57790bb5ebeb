import { describeValue } from '../../checks/describe-value'
import type { AttributeKind } from './attribute-kinds'
import { kindOfAttribute } from './kind-of-attribute'

/** The attribute that a key of an attributes object means. */
export interface AttributeDefinition {
  /** As HTML has it. */
  readonly name: string
  /** The name in lower case, the same for all spellings that HTML takes for one attribute. */
  readonly id: string
  readonly kind: AttributeKind
}

// What would end the name in HTML: white space, quotes, `>`, `/`, `=`, controls; `<` for good
// measure.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const INVALID_NAME = /[\s"'<>/=\u0000-\u001F\u007F-\u009F]/

const definitions = new Map<string, AttributeDefinition>()
// Code has a few hundred names; names that come from data must not fill the memory.
const MOST_DEFINITIONS = 2_000

/**
 * Finds the attribute that a key means. Keys are HTML's own names; `className`, `htmlFor` and the
 * prefixes `hx`, `aria` and `data` in camelCase are understood.
 *
 * @param tag for the error only: a definition is the same on every element.
 * @throws TypeError if HTML could not read the name as one attribute.
 */
export function defineAttribute(key: string, tag: string): AttributeDefinition {
  const known = definitions.get(key)
  if (known) return known
  const name = toHtmlName(key)
  if (name === '' || INVALID_NAME.test(name)) {
    throw new TypeError(
      `<${tag}> expected attribute names without spaces, quotes, <, >, / and =, ` +
        `got ${describeValue(key)}: keep data out of the names`,
    )
  }
  const definition = { name, id: name.toLowerCase(), kind: kindOfAttribute(name) }
  if (definitions.size < MOST_DEFINITIONS) definitions.set(key, definition)
  return definition
}

function toHtmlName(key: string): string {
  if (key === 'className') return 'class'
  if (key === 'htmlFor') return 'for'
  // After its prefix no ARIA name has a hyphen: ariaLabelledBy is aria-labelledby.
  if (/^aria[A-Z]/.test(key)) return `aria-${key.slice(4).toLowerCase()}`
  if (/^(?:hx|data)[A-Z]/.test(key)) {
    return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  }
  return key
}
