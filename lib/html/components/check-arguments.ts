import { type Checks, checkOptions } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { isAttributes } from '../elements/element'
import { ignoreRejectionsIn, orIgnoreRejections } from '../nodes/ignore-rejections'
import { Markup } from '../nodes/markup'

/**
 * Refuses a first argument that is not an object of options: the component would lose a child
 * there.
 *
 * @param children behind the options, whose rejections are ignored if it throws.
 * @param caller for the error, as `Card()`.
 */
export function checkProps<Props>(
  props: Props,
  children: readonly unknown[],
  checks: Checks<Props>,
  caller: string,
): void {
  orIgnoreRejections([props, children], () => refuseOthers(props, checks, caller))
}

function refuseOthers<Props>(props: Props, checks: Checks<Props>, caller: string): void {
  if (!isAttributes(props)) {
    const got = props instanceof Markup ? 'an element' : describeValue(props)
    throw new TypeError(
      `${caller} expected an object of options, got ${got}: pass the options ` +
        `(${Object.keys(checks).join(', ')}) first, and the children after them`,
    )
  }
  checkOptions(props, checks, caller)
}

/**
 * The error for an object in the place of a text. The JSON of a request may hold one, and it must
 * not become attributes.
 *
 * @param name of the component.
 * @param others that the component was called with; their rejections are ignored.
 */
export function expectedText(
  name: string,
  expected: string,
  given: unknown,
  others: unknown,
): TypeError {
  ignoreRejectionsIn([given, others])
  return new TypeError(
    `${name}() expected ${expected}, got ${describeValue(given)}: ` +
      'pass attributes as the second argument, and make text of data, as in String(data)',
  )
}
