import { describeValue } from '../../checks/describe-value'
import { refusal } from '../errors/refusal'
import { RawNode } from '../nodes/markup'
import { CssCode } from '../text/css-code'
import { JsCode } from '../text/js-code'

/**
 * Writes the text of a `<script>` or `<style>`. HTML cannot escape text there.
 *
 * @throws TypeError for a child that is not code of the element's language.
 */
export function codeText(children: unknown, tag: string): string {
  const isScript = tag.toLowerCase() === 'script'
  let source = ''
  for (const child of [children].flat(Number.POSITIVE_INFINITY)) {
    if (child === null || child === undefined || typeof child === 'boolean') continue
    // Each language reads the code of the other differently.
    if (child instanceof JsCode && isScript) source += child.source
    else if (child instanceof CssCode && !isScript) source += child.source
    else if (child instanceof RawNode) source += child.html
    else {
      const code = isScript ? 'js`...` or raw(...)' : 'css`...` or raw(...)'
      throw refusal(
        { value: child, tag, isAttribute: false },
        `<${tag}> expected ${code}, since text is code there, got ${describeValue(child)}`,
      )
    }
  }
  return checkCodeText(source, tag)
}

/** @throws TypeError for code that HTML would end or comment out in the middle. */
export function checkCodeText(source: string, tag: string): string {
  const end = new RegExp(`</${tag}|<!--`, 'i').exec(source)
  if (!end) return source
  throw new TypeError(
    `<${tag}> got code that holds "${end[0]}", where HTML would end or comment out the element: ` +
      'write the "<" in another way, as "\\x3c" in a JavaScript string',
  )
}
