import type { AttributeValue } from '../nodes/attribute-values'
import type { CssCode } from '../text/css-code'
import type { GlobalAttributes } from './global-attributes'

/** The attributes of an element of which nothing is known: any name, and the global ones. */
export interface CustomElementAttributes extends GlobalAttributes {
  readonly [name: string]: AttributeValue | CssCode
}
