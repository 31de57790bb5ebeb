import { renderTop } from '../document/render-top'
import { RenderedNode, tagOf } from '../document/top-item'
import type { Child } from '../nodes/child'
import { FragmentNode } from '../nodes/element-node'
import { ignoreRejection } from '../nodes/ignore-rejection'
import { type Markup, RawNode } from '../nodes/markup'
import { currentScope } from '../nodes/scope'
import { flattenString } from '../text/flatten-string'

/**
 * The same content, rendered now and once: for what is the same on each page, as a footer. Contexts
 * are read now as well. It is text from here on: `extend` and `fillForm` see no elements in it.
 *
 * @throws TypeError if the content holds promises; what rendering throws.
 * @example
 * const footer = prerender(Footer(P('Written with care.')))
 * app.get('/', (req, res) => ftResponse(res, [Main('Hello'), footer]))
 */
export function prerender(content: Child): Markup {
  const items = renderTop(content, currentScope()?.frame)
  if (items instanceof Promise) {
    ignoreRejection(items)
    throw new TypeError(
      'prerender() got promises inside of its content: await them first, as in ' +
        'prerender(P(await load()))',
    )
  }
  // In a fragment, since raw HTML in a <script> would be taken for its code.
  return new FragmentNode(
    // A document asks for what is at the top.
    items.some((item) => tagOf(item) !== undefined)
      ? items.map((item) => new RenderedNode(flattenString(item.html), item.content))
      : new RawNode(flattenString(items.map(({ html }) => html).join(''))),
  )
}
