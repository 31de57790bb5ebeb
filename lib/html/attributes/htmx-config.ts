import { isPlainObject } from '../../checks/plain-object'

// htmx 4 merges all of these attributes into the state of a request: it runs an `action` or
// `confirm` that begins with js:, and swaps `text` in as if the server had sent it. So only those
// options pass whose values neither htmx nor its extensions evaluate.
const HARMLESS = new Set([
  ...['swap', 'target', 'select', 'selectOOB', 'push', 'replace', 'transition'],
  ...['timeout', 'validate', 'credentials', 'cache', 'redirect', 'referrer', 'referrerPolicy'],
  ...['integrity', 'keepalive', 'priority'],
])
/** Headers, and the options of htmx's extensions: words and numbers under any name. */
const HOLDS_ANY = new Set(['headers', 'sse', 'ws', 'multipart'])
const NAME = /^[a-z][\w-]*$/i

// A pair that htmx can read in one way only: JSON would begin with a brace or bracket, and a pair
// ends at white space and commas.
const PAIR =
  /([a-z][\w.]*)(?::(?:[\w#.%/?=&*+~-]+|"[\w #.%/?=&*+~:>()-]*"|'[\w #.%/?=&*+~:>()-]*'))?/
const PAIRS = new RegExp(`^\\s*(?:${PAIR.source}(?:[\\s,]+|$))*$`, 'i')

/**
 * Whether text in htmx's own syntax holds only options that run no code: `swap:none timeout:5s`.
 */
export function isHarmlessConfig(text: string): boolean {
  if (/^(?:true|false)$/.test(text)) return true
  if (!PAIRS.test(text)) return false
  const pairs = text.matchAll(new RegExp(PAIR.source, 'gi'))
  return Array.from(pairs).every(([, path]) => isHarmlessPath((path as string).split('.')))
}

function isHarmlessPath([first = '', ...rest]: readonly string[]): boolean {
  if (first === 'request') return isHarmlessPath(rest)
  // Not headers: text may come from a user, who must not set these.
  if (HOLDS_ANY.has(first) && first !== 'headers') return rest.length === 1
  return HARMLESS.has(first) && rest.length === 0
}

/** The options as JSON; `undefined` if one of them could run code. */
export function harmlessConfig(options: { readonly [key: string]: unknown }): string | undefined {
  if (!isHarmlessObject(options)) return undefined
  // Where hx-config:append adds to it, htmx removes the braces and reads the rest in its own
  // syntax: no string may then look like a pair.
  return JSON.stringify(options).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/\\(?:u[\da-f]{4}|.)|[^\w.#/"-]/gi, escapeInString),
  )
}

function escapeInString(character: string): string {
  const decoded = character.length === 1 ? character : (JSON.parse(`"${character}"`) as string)
  return `\\u${decoded.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function isHarmlessObject(options: { readonly [key: string]: unknown }): boolean {
  return Object.entries(options).every(([key, value]) => {
    if (key === 'request') return isPlainObject(value) && isHarmlessObject(value)
    if (!HOLDS_ANY.has(key)) return HARMLESS.has(key) && isWord(value)
    return (
      isPlainObject(value) && Object.entries(value).every(([k, v]) => NAME.test(k) && isWord(v))
    )
  })
}

function isWord(value: unknown): boolean {
  return value === null || /^(?:string|number|boolean|undefined)$/.test(typeof value)
}
