import type { Child } from './child'
import { type ContentVisitor, visitContent } from './markup'
import type { Scope } from './scope'
import { ScopeNode } from './scope-node'

/**
 * A function that makes content of its props. `<UserCard user={user} />` calls it while the page is
 * rendered, so that it can read the contexts around it, and errors can name it.
 */
// The props of components in general are unknown.
// biome-ignore lint/suspicious/noExplicitAny: `never` would let no component be called
export type Component<Props = any> = (props: Props) => Child

/** A component before it is called. Private to `html/`. */
export class ComponentNode extends ScopeNode {
  constructor(
    readonly component: Component,
    readonly props: { readonly children?: Child },
  ) {
    super()
  }

  enter(scope: Scope): Child {
    const { component } = this
    const frame = { component, parent: scope.frame, content: undefined as Child }
    scope.frame = frame
    frame.content = component(this.props)
    return frame.content
  }

  // The props are not children: only the return value is rendered.
  [visitContent](visitor: ContentVisitor): void {
    visitor.other(Object.values(this.props))
  }
}
