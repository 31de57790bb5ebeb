import { describeValue } from '../../checks/describe-value'
import { isCssValue, ONE_CSS_VALUE } from '../code/css-value'
import type { StyleDeclarations } from '../nodes/attribute-values'

const PROPERTY = /^(?:--[\w-]+|-?[a-z][a-z\d-]*)$/

/** The value of a style attribute, not yet escaped: `padding:1; margin:2`. */
export function styleDeclarations(declarations: StyleDeclarations, tag: string): string {
  const written: string[] = []
  for (const [key, value] of Object.entries(declarations)) {
    if (value === null || value === undefined || value === false) continue
    const property = key.startsWith('--')
      ? key
      : key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    if (!PROPERTY.test(property)) {
      throw new TypeError(
        `<${tag}> expected style to name CSS properties, got ${describeValue(key)}: ` +
          'write them as backgroundColor, background-color or --custom',
      )
    }
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new TypeError(
        `<${tag}> expected style.${key} to be a string or a number, got ${describeValue(value)}`,
      )
    }
    if (!isCssValue(String(value))) {
      throw new TypeError(
        `<${tag}> expected style.${key} to be ${ONE_CSS_VALUE}, ` +
          `got ${describeValue(value)}: write the whole style as a string if you wrote it`,
      )
    }
    written.push(`${property}:${value}`)
  }
  return written.join('; ')
}
