import { attributeType } from './attribute-type'
import type { CustomAttribute, Feature } from './data-sets'
import { describe } from './describe'

/** One member of a generated interface. */
export interface Attribute {
  readonly name: string
  readonly type: string
  readonly doc: string
  readonly deprecated?: boolean
}

/** The attribute of a tag, with its type and its TSDoc text. */
export function attribute(
  tag: string,
  name: string,
  described?: CustomAttribute,
  feature?: Feature,
): Attribute {
  return { name, type: attributeType(tag, name, described), doc: describe(described, feature) }
}
