import { orIgnoreRejections } from '../nodes/ignore-rejections'
import { CssCode } from '../text/css-code'
import { scanCss } from './css-scanner'
import { cssPart } from './css-value'
import { templateReader } from './template-parts'

const read = templateReader(scanCss)

/**
 * CSS for `<style>` and style attributes. Interpolated values stay values: numbers, strings that
 * are one CSS value, any text between quotes (`content: "${text}"`), URLs in `url("${url}")`, or
 * another `` css`...` ``. `null`, `undefined` and booleans add nothing.
 *
 * @throws TypeError if a string could be more than one value, or if a value stands inside a
 * comment, a `url()` without quotes, or an `@import`.
 * @example
 * Style(css`.card { width: ${width}px; background: url("${photo}") }`)
 */
export function css(source: TemplateStringsArray, ...values: readonly unknown[]): CssCode {
  return orIgnoreRejections(values, () => new CssCode(sourceOf(source, values)))
}

function sourceOf(source: TemplateStringsArray, values: readonly unknown[]): string {
  const { parts, found } = read(source)
  const { places, misplaced } = found
  if (misplaced) {
    throw new TypeError(
      `css\`\` got a value inside a ${misplaced.where}, near "${misplaced.near}": ` +
        'write it where a value can stand, or in url("") with quotes',
    )
  }
  let text = parts[0] as string
  values.forEach((value, i) => {
    text += cssPart(value, places[i] as (typeof places)[number], 'css``') + parts[i + 1]
  })
  return text
}
