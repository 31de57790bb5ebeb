import { describeValue } from '../../checks/describe-value'
import { isPlainObject } from '../../checks/plain-object'
import { jsLiteral } from '../code/js-literal'
import { attributeHint } from '../errors/hints'
import { refusal } from '../errors/refusal'
import type {
  Attributes,
  AttributeValue,
  ClassValue,
  StyleDeclarations,
} from '../nodes/attribute-values'
import { ignoreRejection } from '../nodes/ignore-rejection'
import { Markup, RawNode } from '../nodes/markup'
import { currentScope } from '../nodes/scope'
import { renderSeparately } from '../render/write'
import { CssCode } from '../text/css-code'
import { escapeHtml } from '../text/escape-html'
import { JsCode, JsonCode } from '../text/js-code'
import { safeUrl } from '../text/safe-url'
import type { AttributeDefinition } from './attribute-kinds'
import { defineAttribute } from './attribute-names'
import { classList } from './class-list'
import { harmlessConfig, isHarmlessConfig } from './htmx-config'
import { styleDeclarations } from './style-declarations'

/** The attributes as they stand in a tag, each with a space before it. */
export function renderAttributes(attributes: Attributes, tag: string): string {
  const ids: string[] = []
  let written = ''
  for (const [key, value] of Object.entries(attributes)) {
    // The children of JSX are no attribute.
    if (key === 'children') continue
    const definition = defineAttribute(key, tag)
    const attribute = renderAttribute(value, definition, tag)
    if (attribute === '') continue
    if (ids.includes(definition.id)) throw attributeTwice(key, definition, tag)
    ids.push(definition.id)
    written += attribute
  }
  return written
}

/** HTML takes the first of two, which of two spellings in one object nobody can have meant. */
export function attributeTwice(key: string, { name }: AttributeDefinition, tag: string): TypeError {
  return new TypeError(
    `<${tag}> expected ${name} once, got it twice, the second time as ${describeValue(key)}`,
  )
}

/** One attribute as it stands in a tag, with a space before it; empty if the value leaves it out. */
export function renderAttribute(
  value: AttributeValue,
  definition: AttributeDefinition,
  tag: string,
): string {
  const text = attributeText(value, definition, tag)
  if (text === undefined) return ''
  return text === true ? ` ${definition.name}` : ` ${definition.name}="${escapeHtml(text)}"`
}

/** The value as text, not yet escaped; `true` for a bare name, nothing for what is left out. */
export function attributeText(
  value: AttributeValue,
  definition: AttributeDefinition,
  tag: string,
): string | true | undefined {
  const { name, kind } = definition
  if (typeof value === 'string') {
    if (kind === 'url') {
      return definition.isInherited ? safeHtmxUrl(value, tag, name) : safeUrl(value, tag, name)
    }
    if (kind === 'animated') return safeAnimation(value, tag, name)
    if (kind === 'config') return configText(value, definition, tag)
    if (kind !== 'text' && kind !== 'class') refuseCodeAsText(value, definition, tag)
    return value
  }
  if (typeof value === 'number' || typeof value === 'bigint') return `${value}`
  if (value === null || value === undefined) return undefined
  if (typeof value === 'boolean') {
    if (kind === 'true-or-false' || (kind === 'config' && /boost/.test(definition.id))) {
      return String(value)
    }
    return value ? true : undefined
  }
  if (definition.id === 'srcdoc') {
    if (value instanceof Markup) return markupText(value, tag)
  } else if (value instanceof JsonCode) {
    if (kind === 'json' || isJsonOrCode(kind)) return value.source
    // Evaluated, a "__proto__" of the data would be the prototype.
    if (kind === 'code') return jsLiteral(value, `<${tag} ${name}>`)
    if (kind === 'config') return configText(JSON.parse(value.source), definition, tag)
  } else if (kind === 'config') {
    if (value instanceof RawNode) return value.html
    if (isPlainObject(value)) return configText(value, definition, tag)
  } else if (takesCode(kind)) {
    if (value instanceof JsCode) return value.source
    if (value instanceof RawNode) return value.html
  }
  if (kind === 'style' && value instanceof CssCode) return value.source
  if (kind === 'class') return classList(value as ClassValue, tag) || undefined
  if (isPlainObject(value)) {
    if (kind === 'style') return styleDeclarations(value as StyleDeclarations, tag) || undefined
    if (kind === 'json' || isJsonOrCode(kind)) return toJson(value, name, tag)
  } else if (kind === 'json' && Array.isArray(value)) {
    return toJson(value, name, tag)
  }
  throw refusal(
    { value, tag, isAttribute: true },
    `<${tag}> expected ${name} to be ${expected(definition)}, ` +
      `got ${describeValue(value)}${attributeHint(value, definition)}`,
  )
}

/** JSON.stringify's own error says neither where it happened nor what it was given. */
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

/** A document in an attribute: rendered here, and escaped as any other text. */
function markupText(markup: Markup, tag: string): string {
  const html = renderSeparately(markup, tag, currentScope()?.frame)
  if (typeof html === 'string') return html
  ignoreRejection(html)
  throw new TypeError(
    `<${tag}> got promises inside of srcdoc: await them, as in srcdoc={raw(await render(...))}`,
  )
}

/** `<animate attributeName="href" to="javascript:...">` makes a link of it. */
function safeAnimation(value: string, tag: string, name: string): string {
  if (!/^(?:animate|set)/i.test(tag)) return value
  const isSafe = value.split(';').every((url) => safeUrl(url, tag, name) === url)
  return isSafe ? value : 'about:invalid'
}

function expected({ id, kind }: AttributeDefinition): string {
  if (id === 'srcdoc') return 'markup: an element or raw(...)'
  return EXPECTED[kind] ?? 'a string, a number or a boolean'
}

const EXPECTED: Partial<Record<AttributeDefinition['kind'], string>> = {
  style: 'a string, css`...` or an object of CSS properties',
  code: 'code: js`...` or raw(...)',
  json: 'a string, a number or an object',
  'json-or-code': 'a string, an object or js`...`',
  'data-or-code': 'an object or js`...`',
  config:
    'an object of options that run no code, such as { timeout: 500 }, or a string of these, ' +
    'such as "timeout:500 swap:none" (or raw(...) if it is safe as it is)',
}

function takesCode(kind: AttributeDefinition['kind']): boolean {
  return kind === 'code' || isJsonOrCode(kind) || kind === 'text-or-code' || kind === 'trigger'
}

function isJsonOrCode(kind: AttributeDefinition['kind']): boolean {
  return kind === 'json-or-code' || kind === 'data-or-code'
}

/** What an attribute of htmx has that holds options, after a look at each. */
function configText(value: unknown, definition: AttributeDefinition, tag: string): string {
  const text =
    typeof value === 'string'
      ? isHarmlessConfig(value) && value
      : isPlainObject(value) && harmlessConfig(value)
  if (typeof text === 'string') return text
  throw refusal(
    { value, tag, isAttribute: true },
    `<${tag}> expected ${definition.name} to be ${expected(definition)}, got ${describeValue(value)}`,
  )
}

/** Without the braces that htmx drops it may be a js: URL. */
function safeHtmxUrl(value: string, tag: string, name: string): string {
  const read = withoutBraces(value)
  return safeUrl(read, tag, name) === read ? value : 'about:invalid'
}

function withoutBraces(value: string): string {
  return value.replace(/[{}]/g, '')
}

function refuseCodeAsText(
  value: string,
  { name, id, kind }: AttributeDefinition,
  tag: string,
): void {
  const isCode =
    kind === 'code' ||
    kind === 'data-or-code' ||
    (kind === 'trigger' && value.includes('[')) ||
    // Without braces, which htmx drops where something is appended to it.
    ((kind === 'json-or-code' || kind === 'text-or-code') &&
      // Most begin otherwise, and need no copy.
      /^[\s{}]*j/i.test(value) &&
      /^\s*(?:js|javascript):/i.test(withoutBraces(value)))
  if (!isCode) return
  if (id === 'srcdoc') {
    throw refusal(
      { value, tag, isAttribute: true },
      `<${tag}> got a string for srcdoc, which is a document: write an element, ` +
        `or raw(...) if it is safe as it is, got ${describeValue(value)}`,
    )
  }
  throw refusal(
    { value, tag, isAttribute: true },
    `<${tag}> got a string for ${name}, which is evaluated as code: write js\`...\`, ` +
      `or raw(...) if it is safe as it is, got ${describeValue(value)}`,
  )
}
