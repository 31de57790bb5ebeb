import { Code } from './code'
import { jsLiteral } from './js-literal'
import { misplacedInJs } from './js-scanner'
import { type MisplacedHole, templateParts } from './template-parts'

const misplaced = new WeakMap<readonly string[], MisplacedHole | null>()

/**
 * JavaScript for `<script>` and event attributes. Interpolated values become JavaScript literals,
 * so data stays data: strings, numbers, booleans, `null`, `undefined`, plain objects and arrays
 * (as JSON), or another `` js`...` ``.
 *
 * @throws TypeError if a value has no literal (a function, a symbol), or if a hole stands inside
 * quotes, a template literal, a regular expression or a comment, where no literal can.
 * @example
 * Button({ onclick: js`remove(${id}, ${name})` }, 'Remove')
 */
export function js(source: TemplateStringsArray, ...values: readonly unknown[]): Code {
  const parts = templateParts(source)
  let hole = misplaced.get(parts)
  if (hole === undefined) {
    hole = misplacedInJs(parts)
    misplaced.set(parts, hole)
  }
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
  return new Code(text)
}
