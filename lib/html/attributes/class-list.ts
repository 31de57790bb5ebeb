import { describeValue } from '../../checks/describe-value'
import { isPlainObject } from '../../checks/plain-object'
import { attributeHint } from '../errors/hints'
import { refusal } from '../errors/refusal'
import type { ClassValue } from '../nodes/attribute-values'

/** The value of a class attribute, not yet escaped: `['a', { b: true, c: false }]` is `a b`. */
export function classList(value: ClassValue, tag: string): string {
  if (typeof value === 'string') return value
  if (!value) return ''
  if (Array.isArray(value)) {
    return value
      .map((item) => classList(item, tag))
      .filter((item) => item !== '')
      .join(' ')
  }
  if (!isPlainObject(value)) throw refused(value, tag)
  return Object.entries(value)
    .filter(([, set]) => {
      // It would always be set.
      if (set instanceof Promise) throw refused(set, tag)
      return set
    })
    .map(([name]) => name)
    .join(' ')
}

function refused(value: unknown, tag: string): TypeError {
  return refusal(
    { value, tag, isAttribute: true },
    `<${tag}> expected class to be a string, an array or a record, got ${describeValue(value)}` +
      attributeHint(value, { takesScript: false, takesMarkup: false }),
  )
}
