import { aFunction, anything, type Checks } from '../../checks/check-options'
import { renderTop } from '../document/render-top'
import { type Child, isPromiseLike, toPromise } from '../nodes/child'
import { ignoreRejectionsIn } from '../nodes/ignore-rejections'
import { type ContentVisitor, type Markup, RawNode, visitContent } from '../nodes/markup'
import type { Scope } from '../nodes/scope'
import { type ContentChange, ScopeNode } from '../nodes/scope-node'
import { renderSeparately } from '../render/write'
import { checkProps } from './check-arguments'

/** Options and children of {@link ErrorBoundary}. */
export interface ErrorBoundaryProps {
  /** Replaces the children if one of them throws or rejects. A function gets the error. */
  readonly fallback: Child | ((error: unknown) => Child)
  /**
   * Called with each error. If it throws or rejects, both errors are printed. Default: prints the
   * error with `console.error`, since the page hides it.
   */
  readonly onError?: (error: unknown) => unknown
  /**
   * A function without arguments is called during rendering, so that the boundary catches its
   * errors.
   */
  readonly children?: BoundaryChild | readonly BoundaryChild[]
}

type BoundaryChild = Child | (() => Child)

const CHECKS: Checks<ErrorBoundaryProps> = {
  fallback: anything,
  onError: aFunction,
  children: anything,
}

/**
 * Catches errors of its children, sync and async, and renders the fallback instead of all of them.
 * An error of the fallback goes to the next boundary around it, or fails the page.
 *
 * @throws TypeError if the first argument is not an object of options, or has an unknown option.
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
    this.#callOnError(error)
    // A function is called during rendering, so that it can read the contexts around it.
    return new LazyNode([typeof fallback === 'function' ? () => fallback(error) : fallback])
  }

  /** An error of onError itself must not fail the page or end the process. */
  #callOnError(error: unknown): void {
    const { onError = console.error } = this.props
    const printBoth = (failure: unknown) => console.error(error, failure)
    try {
      const returned: unknown = onError(error)
      if (isPromiseLike(returned)) toPromise(returned).catch(printBoth)
    } catch (failure) {
      printBoth(failure)
    }
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.children)
    visitor.children(this.props.fallback)
  }
}

/** Children that may be functions, which are called during rendering. */
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
