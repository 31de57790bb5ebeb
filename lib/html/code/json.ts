import { orIgnoreRejections } from '../nodes/ignore-rejections'
import { JsonCode } from '../text/js-code'
import { jsonText } from './js-literal'

/**
 * Data for a `<script>` of any type, for attributes that take JSON (`data-*`, `hx-vals`,
 * `hx-headers`), and for those that are evaluated (`x-data`, `onclick`): the JSON of the value, which
 * can end none of them; where it is evaluated, a `"__proto__"` is a property of its own.
 *
 * @throws TypeError for a value of which JSON would lose something: a `Map`, a `Set`, a promise, a
 * function, a symbol, `NaN`, `undefined` other than as a property, which JSON leaves out.
 * @example
 * Script({ type: 'application/json', id: 'user' }, json(user))
 * // JSON.parse(document.getElementById('user').textContent)
 */
export function json(value: unknown): JsonCode {
  return new JsonCode(orIgnoreRejections(value, () => jsonText(value, 'json()')))
}
