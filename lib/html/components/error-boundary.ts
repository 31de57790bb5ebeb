import { aFunction, anything, type Checks } from '../../checks/check-options'
import { renderTop } from '../document/render-top'
import { type Child, isPromiseLike, toPromise } from '../nodes/child'
import { ignoreRejectionsIn } from '../nodes/ignore-rejections'
import { type ContentVisitor, type Markup, RawNode, visitContent } from '../nodes/markup'
import type { Scope } from '../nodes/scope'
import { type ContentChange, ScopeNode } from '../nodes/scope-node'
import { renderSeparately } from '../render/write'
import { checkProps } from './check-arguments'

/** What {@link ErrorBoundary} takes beside its children. */
export interface ErrorBoundaryProps {
  /** What stands in the place of children that cannot be rendered. */
  readonly fallback: Child | ((error: unknown) => Child)
  /**
   * Told of each error. Default: prints it with `console.error`, since the page hides it. If it
   * fails itself, sync or async, both errors are printed.
   */
  readonly onError?: (error: unknown) => unknown
  /** A function of no arguments is called while rendering, so that what it throws is caught too. */
  readonly children?: BoundaryChild | readonly BoundaryChild[]
}

type BoundaryChild = Child | (() => Child)

const CHECKS: Checks<ErrorBoundaryProps> = {
  fallback: anything,
  onError: aFunction,
  children: anything,
}

/**
 * Keeps an error of its children, sync or async, from taking the page with it: the fallback is shown
 * instead of all of them. Errors of the fallback go on to the next boundary, or fail the page.
 *
 * @throws TypeError for what is no object of options, and for an option it does not know.
 * @example
 * <ErrorBoundary fallback={<p>No news today.</p>}><News /></ErrorBoundary>
 * ErrorBoundary({ fallback: P('No news today.') }, () => News())
 */
export function ErrorBoundary(props: ErrorBoundaryProps, ...children: BoundaryChild[]): Markup {
  checkProps(props, children, CHECKS, 'ErrorBoundary()')
  // It may not be needed.
  ignoreRejectionsIn(props.fallback)
  const given = children.length > 0 ? children : [props.children].flat()
  if (children.length > 0) ignoreRejectionsIn(props.children)
  return new BoundaryNode(props, given as BoundaryChild[])
}

class BoundaryNode extends ScopeNode {
  constructor(
    readonly props: ErrorBoundaryProps,
    readonly children: readonly BoundaryChild[],
  ) {
    super()
  }

  enter({ frame }: Scope): Child {
    return this.#guard(() => {
      const html = renderSeparately(new LazyNode(this.children), '', frame)
      return typeof html === 'string' ? new RawNode(html) : html.then((late) => new RawNode(late))
    })
  }

  override enterTop({ frame }: Scope): Child {
    return this.#guard(() => renderTop(new LazyNode(this.children), frame))
  }

  #guard(render: () => Child): Child {
    try {
      const content = render()
      if (!isPromiseLike(content)) return content
      return toPromise(content).catch((error) => this.#fallback(error))
    } catch (error) {
      return this.#fallback(error)
    }
  }

  override withContent(change: ContentChange): BoundaryNode {
    const { fallback } = this.props
    const later = (children: readonly BoundaryChild[]) => new LazyNode(children).withContent(change)
    const changed =
      typeof fallback === 'function'
        ? (error: unknown) => later([fallback(error)])
        : later([fallback])
    return new BoundaryNode({ ...this.props, fallback: changed }, [later(this.children)])
  }

  #fallback(error: unknown): Child {
    const { fallback } = this.props
    this.#tell(error)
    // Called when it is written, so that it knows the contexts around it.
    return new LazyNode([typeof fallback === 'function' ? () => fallback(error) : fallback])
  }

  /** An onError that fails itself must not take the page, or later the process, with it. */
  #tell(error: unknown): void {
    const { onError = console.error } = this.props
    const printBoth = (failure: unknown) => console.error(error, failure)
    try {
      const told: unknown = onError(error)
      if (isPromiseLike(told)) toPromise(told).catch(printBoth)
    } catch (failure) {
      printBoth(failure)
    }
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.children)
    visitor.children(this.props.fallback)
  }
}

/** Children of which functions are called when they are written. */
class LazyNode extends ScopeNode {
  constructor(readonly children: readonly BoundaryChild[]) {
    super()
  }

  enter(scope: Scope): Child {
    const content: Child[] = []
    scope.frame = { parent: scope.frame, content }
    for (const child of this.children) content.push(typeof child === 'function' ? child() : child)
    return content
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.children)
  }
}
