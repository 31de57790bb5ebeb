import type { Child } from './child'
import { type ContentVisitor, Markup, visitContent } from './markup'
import type { Scope } from './scope'

/**
 * Markup that makes its content when it is rendered. Extend this class for a new kind of markup:
 * code that renders, hoists, fills forms or handles errors calls these methods and needs no change.
 * Children may be an iterator, which can be read once.
 */
export abstract class ScopeNode extends Markup {
  /**
   * Returns the content, and sets `scope.frame` first if the content has a frame of its own. The
   * caller renders the content and then restores the frame.
   */
  abstract enter(scope: Scope): unknown

  /**
   * As {@link enter}, for a document that looks for a title and the like at the top of a page. A
   * node that renders its children itself overrides this: it must keep them apart as nodes.
   */
  enterTop(scope: Scope): unknown {
    return this.enter(scope)
  }

  /**
   * The same markup with other content, as fillForm() needs it. `change` is called while the copy
   * is rendered. A node that renders its children itself overrides this: it must change them
   * before.
   */
  withContent(change: ContentChange): ScopeNode {
    return new ChangedNode(this, change)
  }
}

export type ContentChange = (content: Child) => Child

class ChangedNode extends ScopeNode {
  constructor(
    readonly node: ScopeNode,
    readonly change: ContentChange,
  ) {
    super()
  }

  enter(scope: Scope): Child {
    return this.change(this.node.enter(scope) as Child)
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.node)
  }
}
