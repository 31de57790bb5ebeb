/** A place in the tree of components: one component or context, and what is around it. */
export interface Frame {
  /** Set if the frame is a component's. Only errors read its name: that is a call into V8. */
  readonly component?: { readonly name: string }
  readonly context?: object
  readonly value?: unknown
  /** What the component returned. */
  content?: unknown
  readonly parent: Frame | undefined
}

/** Holds the current place: an output while it renders, or a walk over the top of a page. */
export interface Scope {
  frame: Frame | undefined
}

let current: Scope | undefined

/**
 * The scope that is being rendered. A module variable is enough: no code awaits inside of
 * {@link runInScope}, so that another request cannot come in between.
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
