import { isPlainObject } from '../../checks/plain-object'
import { isIterableOfPairs, isPromiseLike } from '../nodes/child'
import { ComponentNode } from '../nodes/component-node'
import { Markup } from '../nodes/markup'
import { CssCode } from '../text/css-code'
import { JsCode } from '../text/js-code'

/** The way out for what is no child, where one is known; behind an error's message. */
export function childHint(child: unknown): string {
  if (typeof child === 'function') {
    const name = /^[A-Z][\w$]*$/.test(child.name) ? child.name : 'Name'
    return `: call it, or write <${name} />`
  }
  if (typeof child === 'object' && child !== null && Symbol.asyncIterator in child) {
    return ': await what it gives, and pass that as an array'
  }
  if (isPlainObject(child)) {
    return ': attributes come first, before children; of data write what is to be shown, as in String(data.name) or JSON.stringify(data)'
  }
  return hint(child)
}

/** The same for what is no value of an attribute. */
export function attributeHint(
  value: unknown,
  { takesScript, takesMarkup }: { readonly takesScript: boolean; readonly takesMarkup: boolean },
): string {
  if (isPromiseLike(value)) return ': await it'
  if (typeof value === 'function') {
    return takesScript ? ': write js`...`, since functions stay on the server' : ': call it'
  }
  if (value instanceof Markup && !takesMarkup) {
    // context.use() makes a component that has no name.
    const isUse = value instanceof ComponentNode && value.component.name === ''
    return isUse
      ? ': put the element inside of context.use(), which makes markup, and that can be a child only'
      : ': markup can be a child, not an attribute'
  }
  return hint(value)
}

/** For what is neither. */
function hint(value: unknown): string {
  if (value instanceof JsCode) return ': js`...` belongs in <script> and in event attributes'
  if (value instanceof CssCode) return ': css`...` belongs in <style> and in style attributes'
  if (value instanceof Date) return ': format it, as in date.toLocaleDateString()'
  if (value instanceof URL) return ': write url.href'
  if (ArrayBuffer.isView(value)) return ': make text of them, as in buffer.toString()'
  if (typeof value === 'object' && value !== null && isIterableOfPairs(value)) {
    return ': take its keys() or values(), or String(params) of URLSearchParams'
  }
  return ''
}
