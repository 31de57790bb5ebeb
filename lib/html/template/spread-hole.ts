import { describeValue } from '../../checks/describe-value'
import { isPlainObject } from '../../checks/plain-object'
import type { AttributeDefinition } from '../attributes/define-attribute'
import { attributeTwice, unrememberedAttributes } from '../attributes/unremembered-attributes'
import type { Attributes } from '../nodes/attribute-values'
import { type Hole, JsxAttribute, NONE } from '../nodes/template-node'

/**
 * The hole of `<p ${attributes}>`. HTML would take the first of two attributes with one name, and
 * who spreads objects expects the last: so a tag may have each only once, wherever it comes from.
 *
 * @param settled the ids of the attributes that only the tag itself may have.
 * @param earlier the numbers of the holes before this one that give attributes too.
 */
export function spreadHole(
  index: number,
  tag: string,
  settled: ReadonlySet<string>,
  earlier: readonly number[],
): Hole {
  return {
    kind: 'written',
    plain: NONE,
    read(values) {
      const taken = new Set(settled)
      const isAlone = settled.size === 0 && earlier.length === 0
      const refuse = isAlone ? attributeTwice : attributeSettled
      for (const before of earlier) {
        // JSX has each attribute once: one of them takes nothing from another.
        if (!(values[before] instanceof JsxAttribute)) write(values[before], tag, taken, refuse)
      }
      return write(values[index], tag, taken, refuse)
    },
  }
}

function write(
  value: unknown,
  tag: string,
  taken: Set<string>,
  refuse: typeof attributeTwice,
): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof JsxAttribute) {
    return unrememberedAttributes({ [value.name]: value.value }, tag, taken, refuse)
  }
  if (isPlainObject(value)) return unrememberedAttributes(value as Attributes, tag, taken, refuse)
  throw new TypeError(
    `<${tag}> expected an object of attributes, got ${describeValue(value)}: ` +
      'for one attribute write disabled=$' +
      '{isDisabled}',
  )
}

function attributeSettled(key: string, { name }: AttributeDefinition, tag: string): TypeError {
  return new TypeError(
    `<${tag}> expected no ${name} from an object, since the tag or an object before it ` +
      `decides that: leave one out, or write <${tag} $\{{ ${key}: ..., ...attributes }}>`,
  )
}
