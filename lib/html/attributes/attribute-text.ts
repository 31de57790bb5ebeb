import type { AttributeValue } from '../nodes/attribute-values'
import type { AttributeDefinition } from './define-attribute'
import { objectText } from './object-text'
import { stringText } from './string-text'

/**
 * The text of an attribute's value, not yet escaped; `true` for the bare name, `undefined` if the
 * value leaves the attribute out. Elements and JSX call this for every value that `StartTags` has
 * not seen; templates for every value but plain strings, numbers and booleans.
 *
 * @throws TypeError for a value that the attribute does not take.
 */
export function attributeText(
  value: AttributeValue,
  definition: AttributeDefinition,
  tag: string,
): string | true | undefined {
  const { kind } = definition
  if (typeof value === 'string') {
    return kind.string === 'text' ? value : stringText(value, definition, tag)
  }
  if (typeof value === 'number' || typeof value === 'bigint') return `${value}`
  if (value === null || value === undefined) return undefined
  if (typeof value === 'boolean') {
    switch (kind.boolean) {
      case 'word':
        return String(value)
      case 'bare':
        return value ? true : undefined
      default:
        return kind.boolean satisfies never
    }
  }
  return objectText(value, definition, tag)
}
