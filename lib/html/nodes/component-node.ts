import type { Child } from './child'
import { type ContentVisitor, visitContent } from './markup'
import type { Scope } from './scope'
import { ScopeNode } from './scope-node'

/**
 * A function that makes content of its properties. In JSX, `<UserCard user={user} />` calls it while
 * the page is rendered: that is how it knows the contexts around it, and an error the components.
 */
// Of the properties of a component in general nothing is known.
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

  // Not as children: only what the component returns is written.
  [visitContent](visitor: ContentVisitor): void {
    visitor.other(Object.values(this.props))
  }
}
