import type { AttributeValue } from '../nodes/attribute-values'
import type { Child } from '../nodes/child'
import type { Markup } from '../nodes/markup'
import { JsxAttribute } from '../nodes/template-node'
import { type HtmlValue, templateOf } from './html'

/**
 * Deno's "precompile" transform calls this for an element: with its static parts as HTML, and with
 * the results of {@link jsxAttr}, {@link jsxEscape} and `jsx()` as the values between them.
 *
 * @param strings the same array each time: it is compiled once.
 * @see https://docs.deno.com/runtime/reference/jsx/#jsx-precompile-transform
 */
export function jsxTemplate(
  strings: readonly string[],
  ...values: readonly (HtmlValue | JsxAttribute)[]
): Markup {
  return templateOf(strings, values)
}

/** An attribute with a value. `key` and `ref` mean nothing in HTML. */
export function jsxAttr(name: string, value: AttributeValue): JsxAttribute | null {
  return name === 'key' || name === 'ref' ? null : new JsxAttribute(name, value)
}

/** A child. It is escaped later, for its place in the HTML. */
export function jsxEscape(value: Child): Child {
  return value
}
