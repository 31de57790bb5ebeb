import { type Checks, checkOptions } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { isAttributes } from '../elements/element'
import { orIgnoreRejections } from '../nodes/ignore-rejections'
import { Markup } from '../nodes/markup'

/**
 * Refuses what is no object of options in front of the children: an element there would be lost.
 *
 * @param children what came behind the options, whose promises are handled if it throws.
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
      `${caller} expected an object of options, got ${got}: options (${Object.keys(checks).join(', ')}) come ` +
        'first, and then the children',
    )
  }
  checkOptions(props, checks, caller)
}
