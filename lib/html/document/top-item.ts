import type { Child } from '../nodes/child'
import { ElementNode } from '../nodes/element-node'
import { type ContentVisitor, RawNode, visitContent } from '../nodes/markup'
import type { Frame, Scope } from '../nodes/scope'
import { ScopeNode } from '../nodes/scope-node'
import { TemplateNode } from '../nodes/template-node'

/** An item that keeps its place: the frame of the components around it. */
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

/** An item that is rendered already. */
export class RenderedNode extends RawNode {
  constructor(
    html: string,
    readonly content: Child,
  ) {
    super(html)
  }
}

/** The node of an item, which tells a document what the item is. */
export function nodeOf(item: Child): Child {
  return item instanceof FramedNode || item instanceof RenderedNode ? nodeOf(item.content) : item
}

/** The tag name of an element, or of the first element in a template. */
export function tagOf(item: Child): string | undefined {
  const node = nodeOf(item)
  if (node instanceof TemplateNode) return node.template.rootTag
  return node instanceof ElementNode ? node.definition.tag : undefined
}
