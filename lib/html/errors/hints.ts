import { isPlainObject } from '../../checks/plain-object'
import { isIterableOfPairs, isPromiseLike } from '../nodes/child'
import { ComponentNode } from '../nodes/component-node'
import { Markup } from '../nodes/markup'
import { CssCode } from '../text/css-code'
import { JsCode } from '../text/js-code'

/** The way out for a value that cannot be a child, as the end of an error message; may be empty. */
export function childHint(child: unknown): string {
  if (typeof child === 'function') {
    const name = /^[A-Z][\w$]*$/.test(child.name) ? child.name : 'Name'
    return `: call it, or write <${name} />`
  }
  if (typeof child === 'object' && child !== null && Symbol.asyncIterator in child) {
    return ': await its items, and pass them as an array'
  }
  if (isPlainObject(child)) {
    return ': pass attributes first, before children; make text of data, as in String(data.name) or JSON.stringify(data)'
  }
  return hint(child)
}

/** The same for a value that an attribute cannot have. */
export function attributeHint(
  value: unknown,
  { takesScript, takesMarkup }: { readonly takesScript: boolean; readonly takesMarkup: boolean },
): string {
  if (isPromiseLike(value)) return ': await it'
  if (typeof value === 'function') {
    return takesScript ? ': write js`...`, since functions stay on the server' : ': call it'
  }
  if (value instanceof Markup && !takesMarkup) {
    // context.use() returns a component without a name.
    const isUse = value instanceof ComponentNode && value.component.name === ''
    return isUse
      ? ': put the element inside of context.use(), which makes markup, and that can be a child only'
      : ': markup can be a child, not an attribute'
  }
  return hint(value)
}

/** The same for a value that can be neither. */
function hint(value: unknown): string {
  if (value instanceof JsCode) return ': js`...` belongs in <script> and in event attributes'
  if (value instanceof CssCode) return ': css`...` belongs in <style> and in style attributes'
  if (value instanceof Date) return ': format it, as in date.toLocaleDateString()'
  if (value instanceof URL) return ': write url.href'
  if (ArrayBuffer.isView(value)) return ': make text of them, as in buffer.toString()'
  if (typeof value === 'object' && value !== null && isIterableOfPairs(value)) {
    return ': pass its keys() or values(), or String(params) of URLSearchParams'
  }
  return ''
}
