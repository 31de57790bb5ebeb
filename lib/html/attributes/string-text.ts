import { describeValue } from '../../checks/describe-value'
import { refusal } from '../errors/refusal'
import { safeUrl } from '../text/safe-url'
import type { AttributeDefinition } from './define-attribute'
import { isHarmlessConfig } from './htmx-config'
import { unexpectedValue } from './unexpected-value'

/**
 * The text of a string: the string itself, or `about:invalid` for a URL that runs code.
 *
 * @throws TypeError if the string would be evaluated as code.
 */
export function stringText(value: string, definition: AttributeDefinition, tag: string): string {
  const { name, kind } = definition
  switch (kind.string) {
    case 'text':
      return value
    case 'url':
      return safeUrl(value, tag, name)
    case 'inherited': {
      const read = withoutBraces(value)
      return safeUrl(read, tag, name) === read ? value : 'about:invalid'
    }
    case 'animation':
      return safeAnimation(value, tag, name)
    case 'options':
      if (isHarmlessConfig(value)) return value
      throw unexpectedValue(value, definition, tag)
    case 'code':
      throw codeAsText(value, name, tag)
    case 'after-js':
      // Most values begin with another letter: they need no copy.
      if (!/^[\s{}]*j/i.test(value) || !/^\s*(?:js|javascript):/i.test(withoutBraces(value))) {
        return value
      }
      throw codeAsText(value, name, tag)
    case 'brackets':
      if (!value.includes('[')) return value
      throw codeAsText(value, name, tag)
    case 'document':
      throw refusal(
        { value, tag, isAttribute: true },
        `<${tag}> got a string for srcdoc, which is a document: write an element, ` +
          `or raw(...) if it is safe as it is, got ${describeValue(value)}`,
      )
  }
}

/** htmx drops braces from a value that another element appends to. */
function withoutBraces(value: string): string {
  return value.replace(/[{}]/g, '')
}

/** `<animate attributeName="href" to="javascript:...">` makes a link of it. */
function safeAnimation(value: string, tag: string, name: string): string {
  if (!/^(?:animate|set)/i.test(tag)) return value
  const isSafe = value.split(';').every((url) => safeUrl(url, tag, name) === url)
  return isSafe ? value : 'about:invalid'
}

function codeAsText(value: string, name: string, tag: string): TypeError {
  return refusal(
    { value, tag, isAttribute: true },
    `<${tag}> got a string for ${name}, which is evaluated as code: write js\`...\`, ` +
      `or raw(...) if it is safe as it is, got ${describeValue(value)}`,
  )
}
