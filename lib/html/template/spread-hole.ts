import { describeValue } from '../../checks/describe-value'
import { isPlainObject } from '../../checks/plain-object'
import { defineAttribute } from '../attributes/attribute-names'
import { renderAttribute, renderAttributes } from '../attributes/attributes'
import type { Attributes, AttributeValue } from '../nodes/attribute-values'
import { type Hole, JsxAttribute, NONE } from '../nodes/template-node'

/**
 * The hole of `<p ${attributes}>`. Of two attributes with one name HTML takes the first, and who
 * spreads objects expects the last; so that nobody has to know, each may be given once.
 *
 * @param settled the names that the tag itself has, in lower case.
 * @param earlier the holes before this one that give attributes too.
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
      const value = values[index]
      // JSX itself has each attribute once.
      if (value instanceof JsxAttribute)
        return writeAttribute(value.name, value.value, tag, settled)
      if (settled.size === 0 && earlier.length === 0 && isPlainObject(value)) {
        return renderAttributes(value as Attributes, tag)
      }
      const names = new Set(settled)
      for (const before of earlier) writeAttributes(values[before], tag, names)
      return writeAttributes(value, tag, names)
    },
  }
}

function writeAttributes(value: unknown, tag: string, names: Set<string>): string {
  if (value === null || value === undefined || value === false || value instanceof JsxAttribute) {
    return ''
  }
  if (!isPlainObject(value)) {
    throw new TypeError(
      `<${tag}> expected an object of attributes, got ${describeValue(value)}: ` +
        'for one attribute write disabled=$' +
        '{isDisabled}',
    )
  }
  let written = ''
  for (const [key, one] of Object.entries(value)) {
    const attribute = writeAttribute(key, one, tag, names)
    if (attribute) names.add(defineAttribute(key, tag).id)
    written += attribute
  }
  return written
}

function writeAttribute(
  key: string,
  value: unknown,
  tag: string,
  settled: ReadonlySet<string>,
): string {
  // The props of a component may hold them, and they are no attribute.
  if (key === 'children') return ''
  const definition = defineAttribute(key, tag)
  const written = renderAttribute(value as AttributeValue, definition, tag)
  if (written === '' || !settled.has(definition.id)) return written
  throw new TypeError(
    `<${tag}> expected no ${definition.name} from an object, since the tag or an object before has ` +
      `settled it: leave one out, or write <${tag} $\{{ ${key}: ..., ...attributes }}>`,
  )
}
