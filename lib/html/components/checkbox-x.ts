import { describeValue } from '../../checks/describe-value'
import type { InputAttributes } from '../element-attributes/html-attributes'
import { isAttributes } from '../elements/element'
import type { FirstArgument, RestAfter } from '../elements/element-function'
import { Input, Label } from '../elements/elements'
import type { BooleanValue, TextValue } from '../nodes/attribute-values'
import type { Child } from '../nodes/child'
import { FragmentNode } from '../nodes/element-node'
import { orIgnoreRejections } from '../nodes/ignore-rejections'
import type { Markup } from '../nodes/markup'

/** The attributes of an `<input>`, and those of {@link CheckboxX}. */
export interface CheckboxXProps extends Omit<InputAttributes, 'type'> {
  /** The name of both fields. Default: the `id`. */
  readonly name?: string
  /** Default: not checked. */
  readonly checked?: BooleanValue
  /** The text after the box, in a `<label>` around both. Default: no `<label>`. */
  readonly label?: Child
  /** The browser sends this if the box is checked. Default: `'1'`. */
  readonly value?: TextValue
  /** The browser sends this if the box is not checked. Default: `''`. */
  readonly unchecked?: TextValue
}

const hiddenFields = new WeakSet<object>()

/** Whether a field is the hidden field of a {@link CheckboxX}. Private to `html/`. */
export function isHiddenOfCheckbox(field: object): boolean {
  return hiddenFields.has(field)
}

/**
 * A checkbox that browsers also send when it is not checked: a hidden field of the same name
 * precedes it. If it is checked, both values arrive and the last one counts: with Express, read
 * `[req.body.agree].flat().at(-1)`.
 *
 * @throws TypeError if the argument is not an object of attributes, or has neither a `name` nor an
 * `id`: browsers would send nothing.
 * @example
 * CheckboxX({ name: 'agree', checked: user.agreed, label: 'I agree' })
 * // <input type="hidden" name="agree" value=""><label><input type="checkbox" name="agree" value="1">I agree</label>
 */
export function CheckboxX<Given>(
  given: FirstArgument<Given, CheckboxXProps, never>,
  ...nothing: RestAfter<Given, []>
): Markup {
  return orIgnoreRejections([given, nothing], () => checkboxX(given))
}

function checkboxX(given: unknown): Markup {
  if (!isAttributes(given)) {
    throw new TypeError(
      `CheckboxX() expected attributes, as { name: 'agree' }, got ${describeValue(given)}`,
    )
  }
  const props = given as CheckboxXProps
  const { label, unchecked = '', name = props.id, value = '1', ...attributes } = props
  if (typeof name !== 'string' || name === '') {
    throw new TypeError(`CheckboxX() expected a name, got ${describeValue(name)}`)
  }
  // Browsers must send both fields or none, and with the same form.
  const { form, disabled } = attributes
  const hidden = Input({ type: 'hidden', name, value: unchecked, form, disabled })
  hiddenFields.add(hidden)
  const box = Input({ type: 'checkbox', name, value, ...attributes })
  const hasLabel = label !== undefined && label !== null && label !== false
  return new FragmentNode([hidden, hasLabel ? Label({ for: props.id }, box, [label]) : box])
}
