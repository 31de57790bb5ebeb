import type { Child } from '../nodes/child'
import type { Component } from '../nodes/component-node'
import type { Markup } from '../nodes/markup'
import { jsx } from './jsx-runtime'

/**
 * Makes an element as {@link jsx} does. Compilers import it from the package itself where a `key`
 * stands behind a spread, as in `<li {...props} key={id}>`: you never call it.
 *
 * @throws TypeError for the same mistakes as `jsx()`.
 */
export function createElement(
  type: string | Component,
  props: { readonly [name: string]: unknown } | null,
  ...children: Child[]
): Markup {
  const { key: _key, ...rest } = props ?? {}
  if (children.length === 0) return jsx(type, rest)
  return jsx(type, { ...rest, children: children.length === 1 ? children[0] : children })
}
