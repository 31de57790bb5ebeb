import { type Child, isChildIterable, isPromiseLike, toPromise } from '../child'
import { RawNode } from '../markup'
import { ElementNode, FragmentNode } from '../node'
import { escapeHtml } from '../render/escape-html'
import { quiet } from '../render/quiet'
import { type Scope, ScopeNode } from '../render/scope'
import { renderApart } from '../render/write'
import { readStartTag } from '../template/tag'
import { TemplateNode } from '../template/template-node'
import { HOLE, TemplateSource } from '../template/template-source'
import { FramedNode, RenderedNode, tagOf } from './top-item'

const TAKES_NONCE = new Set(['script', 'style', 'link'])

/** The content with a nonce on the scripts, styles and links at its top that have none. */
export function withNonce(content: Child, nonce: string | undefined): Child {
  if (nonce === undefined) return content
  if (isPromiseLike(content)) {
    return quiet(toPromise(content).then((resolved) => withNonce(resolved, nonce)))
  }
  if (isChildIterable(content)) return Array.from(content, (item) => withNonce(item, nonce))
  if (content instanceof FramedNode) {
    return new FramedNode(content.frame, withNonce(content.content, nonce))
  }
  if (content instanceof FragmentNode) return withNonce(content.children as Child, nonce)
  if (isHoistedHtml(content)) return new NonceNode(content, nonce)
  if (content instanceof ElementNode && TAKES_NONCE.has(content.definition.tag)) {
    const { definition, attributes, children } = content
    // What with() gave is in the definition where the element has no attributes of its own.
    const own = attributes?.nonce ?? definition.preset?.attributes.nonce
    // An own one that is undefined, as of a variable that is not set, is none.
    if (own === undefined || own === null) {
      return new ElementNode(definition, Object.assign({ nonce }, attributes, { nonce }), children)
    }
  }
  return content
}

/** Whether it is a link or a style that was hoisted and is no ElementNode. */
function isHoistedHtml(content: Child): content is TemplateNode | RenderedNode {
  const tag = tagOf(content)
  if (tag !== 'link' && tag !== 'style') return false
  // What a whole template consists of is not looked at.
  if (content instanceof TemplateNode) return content.template.top === undefined
  return content instanceof RenderedNode
}

/** An element that is HTML already, to which the nonce is added when it is written. */
class NonceNode extends ScopeNode {
  constructor(
    readonly element: TemplateNode | RenderedNode,
    readonly nonce: string,
  ) {
    super()
  }

  enter({ frame }: Scope): Child {
    // A style or a link can hold no promises.
    const html = renderApart(this.element, 'head', frame) as string
    const source = new TemplateSource([html.replaceAll(HOLE, ' ')])
    const { attributes, nameEnd } = readStartTag(source, 0)
    if (attributes.some(({ name }) => name.toLowerCase() === 'nonce')) return new RawNode(html)
    const attribute = ` nonce="${escapeHtml(this.nonce)}"`
    return new RawNode(html.slice(0, nameEnd) + attribute + html.slice(nameEnd))
  }

  visitContent(visit: (content: unknown) => void): void {
    visit(this.element)
  }
}
