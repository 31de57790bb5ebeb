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

/** What {@link CheckboxX} takes: a name, what is said here, and the attributes of an `<input>`. */
export interface CheckboxXProps extends Omit<InputAttributes, 'type'> {
  /** Default: the `id`. */
  readonly name?: string
  readonly checked?: BooleanValue
  /** Stands behind the box, in a `<label>` around both. */
  readonly label?: Child
  /** What is sent if the box is checked. Default: `'1'`. */
  readonly value?: TextValue
  /** What is sent if it is not. Default: `''`. */
  readonly unchecked?: TextValue
}

const hiddenFields = new WeakSet<object>()

/** Whether a field is the hidden one of a {@link CheckboxX}. Private to `html/`. */
export function isHiddenOfCheckbox(field: object): boolean {
  return hiddenFields.has(field)
}

/**
 * A checkbox that is sent also when it is not checked: a hidden field of the same name is in front
 * of it. Of a checked one both values arrive, and the last counts: with Express that is
 * `[req.body.agree].flat().at(-1)`.
 *
 * @throws TypeError for what is no object of attributes, and if there is neither a `name` nor an `id`:
 * nothing would be sent.
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
  // Both are sent, or neither is, and to the same form.
  const { form, disabled } = attributes
  const hidden = Input({ type: 'hidden', name, value: unchecked, form, disabled })
  hiddenFields.add(hidden)
  const box = Input({ type: 'checkbox', name, value, ...attributes })
  const hasLabel = label !== undefined && label !== null && label !== false
  return new FragmentNode([hidden, hasLabel ? Label({ for: props.id }, box, [label]) : box])
}
