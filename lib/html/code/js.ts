import { describeValue } from '../../describe-value'
import { Markup } from '../markup'
import { Code } from './code'
import { readTemplate } from './js-scanner'

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
  const { parts, hole } = readTemplate(source)
  if (hole) {
    throw new TypeError(
      `js\`\` got a value inside a ${hole.where}, near "${hole.near}": write it outside, ` +
        'as in js`greet("Hello " + $' +
        '{name})`, so that it becomes a literal of its own',
    )
  }
  let text = parts[0] as string
  values.forEach((value, i) => {
    text += toLiteral(value) + parts[i + 1]
  })
  return new Code(text)
}

function toLiteral(value: unknown): string {
  if (value instanceof Code) return value.source
  if (value === undefined) return 'undefined'
  // Parentheses keep `5 -${-1}` from becoming the operator `--`.
  if (typeof value === 'number') return value < 0 ? `(${value})` : String(value)
  if (typeof value === 'bigint') return value < 0 ? `(${value}n)` : `${value}n`
  // JSON would make {} of a Map or a Set in silence, and the inside of an element.
  const isLost = value instanceof Map || value instanceof Set || value instanceof Markup
  const json = isLost ? undefined : JSON.stringify(value)
  if (json === undefined) {
    throw new TypeError(`js\`\` expected a value that JSON can carry, got ${describeValue(value)}`)
  }
  // `<` could end the <script> or start a comment; the separators ended a line in old engines. The
  // quotes and `$` are for a hole inside a literal that the scanner took for code.
  const literal = json.replace(/[<>'`$\u2028\u2029]/g, unicodeEscape)
  // In JSON "__proto__" is a key like any other; in a JavaScript literal it sets the prototype.
  return json.includes('"__proto__"') ? `JSON.parse(${toLiteral(json)})` : literal
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
