import { describeValue } from '../../checks/describe-value'
import { Fragment } from '../components/fragment'
import { makeElement } from '../elements/element'
import { defineElement } from '../elements/element-definition'
import type { ComponentProps, InJsx } from '../elements/element-function'
import { madeInJsx } from '../elements/made-in-jsx'
import type { Attributes } from '../nodes/attribute-values'
import type { Child } from '../nodes/child'
import { type Component, ComponentNode } from '../nodes/component-node'
import { FragmentNode } from '../nodes/element-node'
import { ignoreRejectionsIn } from '../nodes/ignore-rejections'
import type { Markup } from '../nodes/markup'
import type { IntrinsicElements as Elements, Keyed } from './intrinsic-elements'

export { jsxAttr, jsxEscape, jsxTemplate } from '../template/precompiled'
export { Fragment }

interface Props {
  readonly children?: Child
  readonly [name: string]: unknown
}

/**
 * Makes an element: JSX compiles to calls of this, with `"jsx": "react-jsx"` and
 * `"jsxImportSource": "ft-response"`. The markup is the same as that of the functions; components
 * are called while the page is rendered.
 *
 * @throws TypeError for a type that is neither a tag name nor a function, and for a void element
 * with children.
 */
export function jsx(type: string | Component, props: Props, _key?: unknown): Markup {
  try {
    return markupOf(type, props)
  } catch (error) {
    ignoreRejectionsIn(props)
    throw error
  }
}

function markupOf(type: string | Component, props: Props): Markup {
  if (typeof type === 'string') {
    return makeElement(defineElement(type, 'jsx()'), props as Attributes, props.children)
  }
  if (typeof type !== 'function') {
    throw new TypeError(
      `jsx() expected a tag name or a component, got ${describeValue(type)}: ` +
        'is the component imported by the name that its file exports?',
    )
  }
  const made = madeInJsx(type)
  if (typeof made === 'object') return makeElement(made, props as Attributes, props.children)
  if (type === (Fragment as unknown)) return new FragmentNode(props.children)
  return new ComponentNode(made ?? type, props)
}

/** The same: `jsx()` sees whether there is one child or many. */
export { jsx as jsxs }

export declare namespace JSX {
  type Element = Markup
  type ElementType = string | Component | InJsx<unknown>
  /**
   * The props of an element's function are its attributes and children, not its first parameter.
   */
  type LibraryManagedAttributes<C, P> = ComponentProps<C, P>
  interface ElementChildrenAttribute {
    // biome-ignore lint/complexity/noBannedTypes: TypeScript reads only the name
    children: {}
  }
  interface IntrinsicElements extends Elements {}
  interface IntrinsicAttributes extends Keyed {}
}
