import { renderTop } from '../document/render-top'
import { RenderedNode, tagOf } from '../document/top-item'
import type { Child } from '../nodes/child'
import { FragmentNode } from '../nodes/element-node'
import { ignoreRejection } from '../nodes/ignore-rejection'
import { type Markup, RawNode } from '../nodes/markup'
import { currentScope } from '../nodes/scope'
import { flattenString } from '../text/flatten-string'

/**
 * Renders content now, once, for what all pages share, such as a footer. Components read their
 * contexts now too. The result is finished HTML: `extend` and `fillForm` find no elements in it.
 *
 * @throws TypeError if the content holds promises, and any error of rendering.
 * @example
 * const footer = prerender(Footer(P('Written with care.')))
 * app.get('/', (req, res) => ftResponse(res, [Main('Hello'), footer]))
 */
export function prerender(content: Child): Markup {
  const items = renderTop(content, currentScope()?.frame)
  if (items instanceof Promise) {
    ignoreRejection(items)
    throw new TypeError(
      'prerender() expected content without promises: await them first, as in ' +
        'prerender(P(await load()))',
    )
  }
  // In a fragment: a <script> would take a RawNode for its code.
  return new FragmentNode(
    // Items with a tag stay apart: a document may hoist them.
    items.some((item) => tagOf(item) !== undefined)
      ? items.map((item) => new RenderedNode(flattenString(item.html), item.content))
      : new RawNode(flattenString(items.map(({ html }) => html).join(''))),
  )
}
