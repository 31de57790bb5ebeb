import type { Component } from '../nodes/component-node'
import type { ElementDefinition } from '../nodes/element-node'
import type { Markup } from '../nodes/markup'
import type { ComponentProps, InJsx } from './element-function'

/** Where a function says what JSX makes of it, so that JSX need not call it with props. */
export const MADE_IN_JSX = Symbol('made in JSX')

/** An element, or what another function makes of the props; of any other function, nothing. */
export function madeInJsx(call: object): ElementDefinition | Component | undefined {
  return (call as { readonly [MADE_IN_JSX]?: ElementDefinition | Component })[MADE_IN_JSX]
}

/**
 * A function that takes props only in JSX. If it took them in a call too, it could not tell them from
 * an object that a request sent in the place of a text.
 */
export function propsOnlyInJsx<Type extends InJsx<unknown>>(
  call: (...given: never[]) => Markup,
  component: Component<ComponentProps<Type, never>>,
): Type {
  return Object.assign(call, { [MADE_IN_JSX]: component }) as unknown as Type
}
