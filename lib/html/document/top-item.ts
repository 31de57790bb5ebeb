import type { Child } from '../nodes/child'
import { ElementNode } from '../nodes/element-node'
import { type ContentVisitor, RawNode, visitContent } from '../nodes/markup'
import type { Frame, Scope } from '../nodes/scope'
import { ScopeNode } from '../nodes/scope-node'
import { TemplateNode } from '../nodes/template-node'

/** Content that was taken out from between its components. */
export class FramedNode extends ScopeNode {
  constructor(
    readonly frame: Frame,
    readonly content: Child,
  ) {
    super()
  }

  enter(scope: Scope): Child {
    scope.frame = this.frame
    return this.content
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.content)
  }
}

/** Content that was rendered already. */
export class RenderedNode extends RawNode {
  constructor(
    html: string,
    readonly content: Child,
  ) {
    super(html)
  }
}

/** The content itself, of which a document asks what it is. */
export function nodeOf(item: Child): Child {
  return item instanceof FramedNode || item instanceof RenderedNode ? nodeOf(item.content) : item
}

/** The name of an element's tag, or of the first in a template. */
export function tagOf(item: Child): string | undefined {
  const node = nodeOf(item)
  if (node instanceof TemplateNode) return node.template.rootTag
  return node instanceof ElementNode ? node.definition.tag : undefined
}
