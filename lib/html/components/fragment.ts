import type { InJsx } from '../elements/element-function'
import type { Child } from '../nodes/child'
import { FragmentNode } from '../nodes/element-node'
import type { Markup } from '../nodes/markup'

interface FragmentFunction extends InJsx<{ readonly children?: Child }> {
  (...children: Child[]): Markup
}

/**
 * Children without an element around them.
 *
 * @example
 * Fragment(Dt('Name'), Dd('Ada')) // <dt>Name</dt><dd>Ada</dd>
 * <><dt>Name</dt><dd>Ada</dd></>
 */
export const Fragment = ((...children: Child[]): Markup =>
  new FragmentNode(children)) as unknown as FragmentFunction
