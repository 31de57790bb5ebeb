import { anything } from '../../checks/check-options'
import type { Child } from '../nodes/child'
import { ComponentNode } from '../nodes/component-node'
import { type ContentVisitor, type Markup, visitContent } from '../nodes/markup'
import { currentScope, type Scope } from '../nodes/scope'
import { ScopeNode } from '../nodes/scope-node'
import { checkProps } from './check-arguments'

interface ContextProps<T> {
  readonly value: T
  readonly children?: Child
}

/**
 * A value for all components in a part of a page: a theme, a language, the user. In JSX the context
 * is its own provider: `<Theme value="dark">...</Theme>`.
 */
export interface Context<T> {
  (props: ContextProps<T>, ...children: Child[]): Markup
  /** Returns the children. Components in them get this value from the context. */
  provide(value: T, ...children: Child[]): Markup
  /**
   * Returns the value. A component calls it before its first `await`.
   *
   * @throws Error if no component is being rendered.
   */
  get(): T
  /**
   * Returns markup that calls `render` with the value when it is rendered, in its place on the
   * page.
   */
  use(render: (value: T) => Child): Markup
}

/**
 * Makes a {@link Context}. A value belongs to one rendering: other requests never see it.
 *
 * @param initial the value outside of any provider.
 * @example
 * const Theme = createContext('light')
 * const Badge = ({ text }: { text: string }) => <b class={Theme.get()}>{text}</b>
 * <Theme value="dark"><Badge text="new" /></Theme>
 */
export function createContext<T>(initial: T): Context<T> {
  const provide = (value: T, ...children: Child[]): Markup =>
    new ProviderNode(context, value, children)
  const get = (): T => {
    const scope = currentScope()
    if (!scope) {
      throw new Error(
        'Context.get() expected to be called while a component is rendered, before its first await: ' +
          'elsewhere write context.use((value) => ...)',
      )
    }
    for (let { frame } = scope; frame; frame = frame.parent) {
      if (frame.context === context) return frame.value as T
    }
    return initial
  }
  const use = (render: (value: T) => Child): Markup => new ComponentNode(() => render(get()), {})
  const context: Context<T> = Object.assign(
    // Without a name: errors would list it among the components.
    (props: ContextProps<T>, ...children: Child[]): Markup => {
      checkProps(props, children, { value: anything, children: anything }, 'Context()')
      return provide(props.value, props.children, children)
    },
    { provide, get, use },
  )
  return context
}

class ProviderNode extends ScopeNode {
  constructor(
    readonly context: object,
    readonly value: unknown,
    readonly children: readonly Child[],
  ) {
    super()
  }

  enter(scope: Scope): readonly Child[] {
    scope.frame = { context: this.context, value: this.value, parent: scope.frame }
    return this.children
  }

  [visitContent](visitor: ContentVisitor): void {
    visitor.children(this.children)
  }
}
