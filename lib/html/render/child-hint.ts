import { Code } from '../code/code'
import { CssCode } from '../code/css-code'

/** The way out for what is no child, where one is known; behind an error's message. */
export function childHint(child: unknown): string {
  if (child instanceof Code) return ': js`...` belongs in <script> and in event attributes'
  if (child instanceof CssCode) return ': css`...` belongs in <style> and in style attributes'
  if (child instanceof Date) return ': format it, as in date.toLocaleDateString()'
  if (typeof child === 'function') {
    const name = /^[A-Z][\w$]*$/.test(child.name) ? child.name : 'Name'
    return `: call it, or write <${name} />`
  }
  if (typeof child === 'object' && child !== null && Symbol.asyncIterator in child) {
    return ': await what it gives, and pass that as an array'
  }
  return ''
}
