import { attributeType } from './attribute-type'
import type { CustomAttribute, Feature } from './data-sets'
import { describe } from './describe'

export interface Attribute {
  readonly name: string
  readonly type: string
  readonly doc: string
  readonly deprecated?: boolean
}

export function attribute(
  tag: string,
  name: string,
  described?: CustomAttribute,
  feature?: Feature,
): Attribute {
  return { name, type: attributeType(tag, name, described), doc: describe(described, feature) }
}
