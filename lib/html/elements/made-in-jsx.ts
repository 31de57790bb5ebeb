import type { Component } from '../nodes/component-node'
import type { ElementDefinition } from '../nodes/element-node'
import type { Markup } from '../nodes/markup'
import type { ComponentProps, InJsx } from './element-function'

/** The key under which a function tells JSX what to make of it, instead of a call with props. */
export const MADE_IN_JSX = Symbol('made in JSX')

/** The element or component that JSX makes of a function; `undefined` for an ordinary component. */
export function madeInJsx(call: object): ElementDefinition | Component | undefined {
  return (call as { readonly [MADE_IN_JSX]?: ElementDefinition | Component })[MADE_IN_JSX]
}

/**
 * A function that takes props only in JSX. In a call it could not tell props from an object that a
 * request sent where text was expected.
 */
export function propsOnlyInJsx<Type extends InJsx<unknown>>(
  call: (...given: never[]) => Markup,
  component: Component<ComponentProps<Type, never>>,
): Type {
  return Object.assign(call, { [MADE_IN_JSX]: component }) as unknown as Type
}
