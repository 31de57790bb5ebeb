import { inspect, types } from 'node:util'

/**
 * Describes a value for an error message: its type, and enough to find it in the code. Messages end
 * up in logs and on error pages, so that objects show the names of properties and never their
 * values.
 */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  // Any other question runs the code of its handler.
  if (types.isProxy(value)) return `Proxy (${typeof value})`
  if (value instanceof Error) return short(`${value.name}: ${value.message}`)
  return `${shown(value)} (${typeof value})`
}

function shown(value: NonNullable<unknown>): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'function') return functionShown(value)
  if (typeof value !== 'object') return short(inspect(value))
  if (types.isDate(value)) return inspect(new Date(Date.prototype.getTime.call(value)))
  if (types.isRegExp(value)) return short(RegExp.prototype.toString.call(value))
  if (Array.isArray(value)) return arrayShown(value)
  if (ArrayBuffer.isView(value)) return `${className(value)}(${value.byteLength})`
  return objectShown(value)
}

/** inspect() picks quotes that the text does not contain. */
function quoted(text: string): string {
  const isLong = text.length > LONGEST
  return onOneLine(inspect(text.slice(0, LONGEST))) + (isLong ? '…' : '')
}

function functionShown(value: object): string {
  const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'Function'
  const name = nameOf(value)
  return name ? `[${kind}: ${name}]` : `[${kind} (anonymous)]`
}

function arrayShown(items: readonly unknown[]): string {
  const kinds = [...new Set(items.slice(0, 100).map(kindOf))]
  return `Array(${items.length}) [${listed(kinds)}]`
}

/** A key that is not a name may be data, as an address in a record of users: it is not shown. */
function objectShown(value: object): string {
  const kind = className(value)
  const names = Object.keys(value).map((key) => (NAME.test(key) ? key : '…'))
  if (kind === 'Object') return `{${listed(names)}}`
  return names.length === 0 ? kind : `${kind} {${listed(names)}}`
}

function listed(names: readonly string[]): string {
  const known = names.filter((name) => name !== '…').slice(0, MOST_NAMES)
  const all = known.length < names.length ? [...known, '…'] : known
  return all.length === 0 ? '' : ` ${all.join(', ')} `
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  return types.isProxy(value) ? 'Proxy' : className(value)
}

/** Calls no getter. */
function className(value: object): string {
  for (let at = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) {
    const maker: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value
    if (typeof maker === 'function') return nameOf(maker) || '(anonymous)'
  }
  return 'null prototype'
}

function nameOf(value: object): string {
  const name: unknown = Object.getOwnPropertyDescriptor(value, 'name')?.value
  return typeof name === 'string' ? short(name) : ''
}

function short(text: string): string {
  return onOneLine(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
}

function onOneLine(text: string): string {
  return text.replace(/\s*[\n\r\u2028\u2029]\s*/g, ' ')
}

const LONGEST = 60
const MOST_NAMES = 3
const NAME = /^[a-z$][\w$]{0,29}$/i
