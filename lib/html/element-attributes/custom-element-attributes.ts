import type { AttributeValue } from '../nodes/attribute-values'
import type { CssCode } from '../text/css-code'
import type { GlobalAttributes } from './global-attributes'

/** The attributes of a custom element: the global ones, and any other name. */
export interface CustomElementAttributes extends GlobalAttributes {
  readonly [name: string]: AttributeValue | CssCode
}
