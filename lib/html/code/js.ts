import { orIgnoreRejections } from '../nodes/ignore-rejections'
import { JsCode } from '../text/js-code'
import { jsLiteral } from './js-literal'
import { misplacedInJs } from './js-scanner'
import { templateReader } from './template-parts'

const read = templateReader(misplacedInJs)

/**
 * JavaScript for `<script>` and event attributes. Interpolated values become JavaScript literals,
 * so data stays data: strings, numbers, booleans, `null`, `undefined`, plain objects and arrays
 * (as JSON), or another `` js`...` ``.
 *
 * @throws TypeError if a value has no literal (a function, a symbol), or if it stands inside
 * quotes, a template literal, a regular expression or a comment.
 * @example
 * Button({ onclick: js`remove(${id}, ${name})` }, 'Remove')
 */
export function js(source: TemplateStringsArray, ...values: readonly unknown[]): JsCode {
  return orIgnoreRejections(values, () => new JsCode(sourceOf(source, values)))
}

function sourceOf(source: TemplateStringsArray, values: readonly unknown[]): string {
  const { parts, found: hole } = read(source)
  if (hole) {
    throw new TypeError(
      `js\`\` got a value inside a ${hole.where}, near "${hole.near}": write it outside, ` +
        'as in js`greet("Hello " + $' +
        '{name})`, so that it becomes a literal of its own',
    )
  }
  let text = parts[0] as string
  values.forEach((value, i) => {
    text += jsLiteral(value, 'js``') + parts[i + 1]
  })
  return text
}
