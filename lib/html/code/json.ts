import { orIgnoreRejections } from '../nodes/ignore-rejections'
import { JsonCode } from '../text/js-code'
import { jsonText } from './js-literal'

/**
 * Data as JSON: for a `<script>` of any type, for attributes that take JSON (`data-*`, `hx-vals`,
 * `hx-headers`), and for those that are evaluated (`x-data`, `onclick`).
 *
 * No data can end the script or the attribute. Where the JSON is evaluated, a `"__proto__"` in it
 * is an ordinary property. As in `JSON.stringify`, properties that are `undefined` are left out.
 *
 * @throws TypeError for a value that JSON would lose: a `Map`, a `Set`, a promise, a function, a
 * symbol, `NaN`, and `undefined` itself.
 * @example
 * Script({ type: 'application/json', id: 'user' }, json(user))
 * // JSON.parse(document.getElementById('user').textContent)
 * Div({ 'x-data': json({ open: false }) })
 */
export function json(value: unknown): JsonCode {
  return new JsonCode(orIgnoreRejections(value, () => jsonText(value, 'json()')))
}
