import { unrememberedAttributes } from '../attributes/unremembered-attributes'
import type { Child } from '../nodes/child'
import { ElementNode } from '../nodes/element-node'
import { ignoreRejection } from '../nodes/ignore-rejection'
import { type ContentVisitor, RawNode, visitContent } from '../nodes/markup'
import type { Frame, Scope } from '../nodes/scope'
import { ScopeNode } from '../nodes/scope-node'
import { TemplateNode } from '../nodes/template-node'
import { renderSeparately } from '../render/write'
import { readStartTag } from '../template/tag'
import { HOLE, TemplateSource } from '../template/template-source'
import { takesNonce } from '../text/tag-names'
import { FramedNode, RenderedNode, tagOf } from './top-item'
import { topLevel } from './top-level'

/** Adds the nonce to the scripts, styles and links at the top of the content that have none. */
export function withNonce(content: Child, nonce: string | undefined): Child {
  // An app may pass a property of res.locals, whose type is any: it may be null.
  return nonce === undefined || nonce === null ? content : new NonceNode(content, nonce)
}

class NonceNode extends ScopeNode {
  constructor(
    readonly content: Child,
    readonly nonce: string,
  ) {
    super()
  }

  enter({ frame }: Scope): Child {
    const addAll = (items: readonly Child[]) => items.map((item) => this.#add(item, frame))
    const items = topLevel(this.content, frame)
    return items instanceof Promise ? ignoreRejection(items.then(addAll)) : addAll(items)
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.content)
  }

  #add(item: Child, frame: Frame | undefined): Child {
    if (item instanceof FramedNode) {
      return new FramedNode(item.frame, this.#add(item.content, item.frame))
    }
    if (!takesNonce(tagOf(item))) return item
    if (item instanceof ElementNode) return this.#addToElement(item)
    // Scripts, styles and links hold no promises. The HTML of raw() stays as it is.
    return item instanceof TemplateNode || item instanceof RenderedNode
      ? new RawNode(this.#addToHtml(renderSeparately(item, 'head', frame) as string))
      : item
  }

  #addToElement(element: ElementNode): Child {
    const { definition, attributes, children } = element
    const { nonce } = this
    // The attributes of with() are in the definition if the element has no others.
    const own = attributes?.nonce ?? definition.preset?.attributes.nonce
    // HTML would not show these: nonce={undefined} does not opt out.
    return own === undefined || own === null || own === false
      ? new ElementNode(definition, Object.assign({ nonce }, attributes, { nonce }), children)
      : element
  }

  #addToHtml(html: string): string {
    const source = new TemplateSource([html.replaceAll(HOLE, ' ')])
    const { attributes, nameEnd } = readStartTag(source, 0)
    if (attributes.some(({ name }) => name.toLowerCase() === 'nonce')) return html
    const nonce = unrememberedAttributes({ nonce: this.nonce }, html.slice(1, nameEnd))
    return html.slice(0, nameEnd) + nonce + html.slice(nameEnd)
  }
}
