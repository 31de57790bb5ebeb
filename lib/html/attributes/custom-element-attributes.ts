import type { CssCode } from '../code/css-code'
import type { GlobalAttributes } from '../element-attributes/global-attributes'
import type { AttributeValue } from './attribute-values'

/** The attributes of an element of which nothing is known: any name, and the global ones. */
export interface CustomElementAttributes extends GlobalAttributes {
  readonly [name: string]: AttributeValue | CssCode
}
