import { describeValue } from '../../checks/describe-value'
import { ElementNode, FragmentNode } from '../nodes/element-node'

/** The text of an `<option>`, as HTML reads its value: trimmed, with single spaces. */
export function optionText(children: unknown): string {
  return textOf(children).trim().replace(/\s+/g, ' ')
}

function textOf(content: unknown): string {
  if (content === null || content === undefined || typeof content === 'boolean') return ''
  if (Array.isArray(content)) return content.map(textOf).join('')
  if (content instanceof FragmentNode || content instanceof ElementNode) {
    return textOf(content.children)
  }
  if (typeof content === 'object') {
    throw new TypeError(
      `fillForm() expected an <option> with a text or a value, got ${describeValue(content)}: ` +
        'give it a value',
    )
  }
  return String(content)
}
