import { describeValue } from '../../checks/describe-value'
import type { CustomElementAttributes } from '../element-attributes/custom-element-attributes'
import { isAttributes, makeElement } from '../elements/element'
import type { FirstArgument, RestAfter } from '../elements/element-function'
import { mergeAttributes } from '../elements/merge-attributes'
import type { Child } from '../nodes/child'
import { ElementNode } from '../nodes/element-node'
import { orIgnoreRejections } from '../nodes/ignore-rejections'
import type { Markup } from '../nodes/markup'

/**
 * Copies an element and adds attributes, children, or both. A class is added to those of the
 * element; any other attribute replaces the element's. The element itself does not change.
 *
 * @throws TypeError if `element` is not a single element.
 * @example
 * extend(P('Hello'), { class: 'greeting' }, ' ', B('Ada')) // <p class="greeting">Hello <b>Ada</b></p>
 */
export function extend<First>(
  element: Markup,
  first?: FirstArgument<First, CustomElementAttributes, Child>,
  ...rest: RestAfter<First, Child[]>
): Markup {
  return orIgnoreRejections([element, first, rest], () => extended(element, first, rest))
}

function extended(element: Markup, first: unknown, rest: readonly unknown[]): Markup {
  if (!(element instanceof ElementNode)) {
    throw new TypeError(`extend() expected an element, got ${describeValue(element)}`)
  }
  const { definition, attributes = {}, children } = element
  const [more, added] = isAttributes(first) ? [first, rest] : [{}, [first, ...rest]]
  const hasMore = (added as Child[]).some((child) => child !== undefined)
  return makeElement(
    definition,
    mergeAttributes(attributes, more, definition.tag),
    hasMore ? [children, ...added] : children,
  )
}
