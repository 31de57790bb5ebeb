import type { Attributes, AttributeValue, DataObject } from '../nodes/attribute-values'
import type { Child } from '../nodes/child'
import { ignoreRejectionsIn, orIgnoreRejections } from '../nodes/ignore-rejections'
import type { Markup } from '../nodes/markup'
import { type CompiledTemplate, type JsxAttribute, TemplateNode } from '../nodes/template-node'
import type { CssCode } from '../text/css-code'
import { compileTemplate } from './compile'

/**
 * A value in `` html`...` ``. Where it stands decides which values it may be: children between
 * tags, an attribute's value, an object of attributes inside a tag, data and code in a `<script>`.
 */
export type HtmlValue = Child | AttributeValue | Attributes | CssCode | DataObject

const templates = new WeakMap<readonly string[], CompiledTemplate>()

/**
 * Markup, written as HTML. Each value is escaped for its place, or refused.
 *
 * - Between tags: children. Text is escaped.
 * - `class=${x}`, with or without quotes: the same values as in `P({ class: x })`.
 * - `href="/users/${id}?q=${q}"`: parts of a value; behind `?` they are encoded.
 * - `<p ${attributes}>`: an object of attributes.
 * - `onclick="remove(${id})"`, and in the text of `<script>`: data becomes a JavaScript literal, in
 *   a `<script type="application/json">` JSON, and in `<style>` one CSS value.
 *
 * Close each element in the template that opens it; optional end tags, as `</li>`, may be left out.
 * The static parts are read once. As in any template literal `\n` is a line end: in a `<script>`
 * write `\\n`, or put `` js`...` `` into it.
 *
 * @throws TypeError with the line, the column and the way out, if a value stands where none is
 * safe: in the name of a tag or an attribute, in a comment, in quotes inside of code.
 * @example
 * html`<p class=${['note', { urgent }]}>${text}</p>`
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  const known = templates.get(strings)
  if (known) return new TemplateNode(known, values)
  if (!Array.isArray(strings) || !Object.hasOwn(strings, 'raw')) {
    ignoreRejectionsIn(values)
    throw new TypeError('html`` expected to be a tag, not a call: write html`<p>$' + '{text}</p>`')
  }
  return templateOf(strings, values)
}

/** The markup of static parts and values. The array of static parts is compiled once. */
export function templateOf(
  strings: readonly string[],
  values: readonly (HtmlValue | JsxAttribute)[],
): Markup {
  let template = templates.get(strings)
  if (!template) {
    template = orIgnoreRejections(values, () => compileTemplate(strings))
    templates.set(strings, template)
  }
  return new TemplateNode(template, values)
}
