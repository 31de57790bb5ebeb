import { Markup } from './markup'

/** Where rendering is: the components around, innermost first, and the contexts that they provide. */
export interface Frame {
  /** If the frame is a component's. Its name is read for errors only: that is a call into V8. */
  readonly component?: { readonly name: string }
  readonly context?: object
  readonly value?: unknown
  /** What a component has made, for as long as it is being rendered. */
  content?: unknown
  readonly parent: Frame | undefined
}

/** What has a place in the tree of components: an output, or a walk over the top of a tree. */
export interface Scope {
  frame: Frame | undefined
}

/** Markup that is known only when its place is: a component, a context's provider. */
export abstract class ScopeNode extends Markup {
  /** Sets the frame of what is inside, and gives it. The caller sets the frame back. */
  abstract enter(scope: Scope): unknown
  /** The same for a document, which asks what is at the top of it. */
  enterTop(scope: Scope): unknown {
    return this.enter(scope)
  }
  /** Calls `visit` with what was given to the node: its children, and what else may hold promises. */
  abstract visitContent(visit: (content: unknown) => void): void
}

let current: Scope | undefined

/**
 * The scope that is being rendered. Rendering never awaits inside of `runInScope`, so that no other
 * request can come in between.
 */
export function currentScope(): Scope | undefined {
  return current
}

export function runInScope<T>(scope: Scope, render: () => T): T {
  const outer = current
  current = scope
  try {
    return render()
  } finally {
    current = outer
  }
}
