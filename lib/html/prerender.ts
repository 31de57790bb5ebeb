import type { Child } from './child'
import { type Markup, RawNode } from './markup'
import { FragmentNode } from './node'
import { flat } from './render/flat'
import { quiet } from './render/quiet'
import { currentScope } from './render/scope'
import { renderApart } from './render/write'

/**
 * The same content, rendered now and once: for what is the same on each page, as a footer. Contexts
 * are read now as well. It is text from here on: `extend` and `fillForm` see no elements in it, and a
 * `<title>` inside of it stays where it is.
 *
 * @throws TypeError if the content holds promises; what rendering throws.
 * @example
 * const footer = prerender(Footer(P('Written with care.')))
 * app.get('/', (req, res) => ftResponse(res, [Main('Hello'), footer]))
 */
export function prerender(content: Child): Markup {
  const html = renderApart(content, '', currentScope()?.frame)
  if (typeof html !== 'string') {
    quiet(html)
    throw new TypeError(
      'prerender() got promises inside of its content: await them first, as in ' +
        'prerender(P(await load()))',
    )
  }
  // In a fragment, since raw HTML in a <script> would be taken for its code.
  return new FragmentNode(new RawNode(flat(html)))
}
