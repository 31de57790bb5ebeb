import type { AttributeValue } from '../nodes/attribute-values'
import type { Child } from '../nodes/child'
import type { Markup } from '../nodes/markup'
import { JsxAttribute } from '../nodes/template-node'
import { type HtmlValue, templateOf } from './html'

/**
 * What the "precompile" transform of Deno makes of an element: its static parts as HTML, and between
 * them what {@link jsxAttr}, {@link jsxEscape} and `jsx()` gave.
 *
 * @param strings the same array each time: it is read once.
 * @see https://docs.deno.com/runtime/reference/jsx/#jsx-precompile-transform
 */
export function jsxTemplate(
  strings: readonly string[],
  ...values: readonly (HtmlValue | JsxAttribute)[]
): Markup {
  return templateOf(strings, values)
}

/** An attribute with a value that is not static. `key` and `ref` mean nothing in HTML. */
export function jsxAttr(name: string, value: AttributeValue): JsxAttribute | null {
  return name === 'key' || name === 'ref' ? null : new JsxAttribute(name, value)
}

/** A child. It is escaped where it is written, for the place where it stands. */
export function jsxEscape(value: Child): Child {
  return value
}
