import type { InputAttributes } from '../element-attributes/html-attributes'
import type { InJsx, RestAfterText, TextArgument } from '../elements/element-function'
import { Input } from '../elements/elements'
import { propsOnlyInJsx } from '../elements/made-in-jsx'
import type { TextValue } from '../nodes/attribute-values'
import type { Markup } from '../nodes/markup'
import { expectedText } from './check-arguments'

interface HiddenFunction extends InJsx<InputAttributes> {
  <Value>(
    value: TextArgument<Value, TextValue>,
    ...attributes: RestAfterText<Value, [attributes?: InputAttributes]>
  ): Markup
}

/**
 * A hidden form field.
 *
 * @throws TypeError if the value is an object.
 * @example
 * Hidden(7, { name: 'id' })
 * <Hidden name="id" value={7} />
 */
export const Hidden = propsOnlyInJsx<HiddenFunction>(
  function Hidden(value: TextValue, attributes?: InputAttributes): Markup {
    if (typeof value === 'object' && value !== null) {
      throw expectedText('Hidden', 'a value', value, attributes)
    }
    return Input({ type: 'hidden', value, ...attributes })
  },
  function Hidden(attributes) {
    return Input({ type: 'hidden', ...attributes })
  },
)
