import { describeValue } from '../../checks/describe-value'
import { isPlainObject } from '../../checks/plain-object'
import { jsLiteral } from '../code/js-literal'
import { refusal } from '../errors/refusal'
import type { ClassValue, StyleDeclarations } from '../nodes/attribute-values'
import { ignoreRejection } from '../nodes/ignore-rejection'
import { Markup, RawNode } from '../nodes/markup'
import { currentScope } from '../nodes/scope'
import { renderSeparately } from '../render/write'
import { CssCode } from '../text/css-code'
import { JsCode, JsonCode } from '../text/js-code'
import { classList } from './class-list'
import type { AttributeDefinition } from './define-attribute'
import { harmlessConfig } from './htmx-config'
import { styleDeclarations } from './style-declarations'
import { unexpectedValue } from './unexpected-value'

/**
 * The text of a value that is neither text nor a number nor a boolean; `undefined` if it leaves the
 * attribute out.
 *
 * @throws TypeError for an object that the attribute does not take.
 */
export function objectText(
  value: object,
  definition: AttributeDefinition,
  tag: string,
): string | undefined {
  const { name, kind } = definition
  const { object } = kind
  switch (object) {
    case 'none':
      break
    case 'classes':
      return classList(value as ClassValue, tag) || undefined
    case 'css':
      if (value instanceof CssCode) return value.source
      if (!isPlainObject(value)) break
      return styleDeclarations(value as StyleDeclarations, tag) || undefined
    case 'data':
      if (value instanceof JsonCode) return value.source
      if (isPlainObject(value) || Array.isArray(value)) return toJson(value, name, tag)
      break
    case 'code':
      if (value instanceof RawNode) return value.html
      if (value instanceof JsCode && !(value instanceof JsonCode)) return value.source
      break
    case 'code-json':
      if (value instanceof RawNode) return value.html
      // Evaluated as it is, a "__proto__" in the JSON would be the prototype.
      if (value instanceof JsonCode) return jsLiteral(value, `<${tag} ${name}>`)
      if (value instanceof JsCode) return value.source
      break
    case 'code-data':
      if (value instanceof RawNode) return value.html
      if (value instanceof JsCode) return value.source
      if (isPlainObject(value)) return toJson(value, name, tag)
      break
    case 'options': {
      if (value instanceof RawNode) return value.html
      const options: unknown = value instanceof JsonCode ? JSON.parse(value.source) : value
      const text = isPlainObject(options) ? harmlessConfig(options) : undefined
      if (text !== undefined) return text
      throw unexpectedValue(options, definition, tag)
    }
    case 'document':
      if (value instanceof Markup) return documentText(value, tag)
      break
    default:
      return object satisfies never
  }
  throw unexpectedValue(value, definition, tag)
}

/** JSON.stringify's own error says neither where it happened nor which value it got. */
function toJson(value: unknown, name: string, tag: string): string {
  try {
    const json = JSON.stringify(value)
    // A promise becomes {}. Most data has none: a replacer for all would take longer.
    return json?.includes('{}') ? JSON.stringify(value, refusePromise) : json
  } catch (cause) {
    throw refusal(
      { value, tag, isAttribute: true },
      `<${tag}> expected ${name} to be a value that JSON can carry, got ${describeValue(value)}`,
      { cause },
    )
  }
}

function refusePromise(key: string, value: unknown): unknown {
  if (value instanceof Promise) throw new TypeError(`${describeValue(key)} is a promise: await it`)
  return value
}

/** The HTML of a whole document, which is then escaped as any other text. */
function documentText(markup: Markup, tag: string): string {
  const html = renderSeparately(markup, tag, currentScope()?.frame)
  if (typeof html === 'string') return html
  ignoreRejection(html)
  throw new TypeError(
    `<${tag}> got promises inside of srcdoc: await them, as in srcdoc={raw(await render(...))}`,
  )
}
