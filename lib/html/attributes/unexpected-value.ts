import { describeValue } from '../../checks/describe-value'
import { attributeHint } from '../errors/hints'
import { refusal } from '../errors/refusal'
import type { AttributeDefinition } from './define-attribute'

/** The error for a value that an attribute does not take, with the way out where one is known. */
export function unexpectedValue(
  value: unknown,
  { name, kind }: AttributeDefinition,
  tag: string,
): TypeError {
  const hint = attributeHint(value, {
    takesScript: kind.object === 'code-json',
    takesMarkup: kind.object === 'document',
  })
  return refusal(
    { value, tag, isAttribute: true },
    `<${tag}> expected ${name} to be ${kind.expected}, got ${describeValue(value)}${hint}`,
  )
}
