/** How a value is treated depends on what reads the attribute: HTML, a URL parser or a script engine. */
export type AttributeKind =
  | 'text'
  | 'url'
  | 'class'
  | 'style'
  /** Evaluated as code, or as markup that can hold code: only `js` and `raw()`. */
  | 'code'
  /** Objects become JSON. */
  | 'json'
  /** Objects become JSON; a string that starts with `js:` is code. */
  | 'json-or-code'
  /** Objects become JSON; any string may be code. */
  | 'data-or-code'
  /** Options of htmx, some of which run code: objects, and strings of harmless ones. */
  | 'config'
  /** Text, but code when it starts with `js:`. */
  | 'text-or-code'
  /** Text, but code when it holds a filter in brackets. */
  | 'trigger'
  /** Text, but a URL or several where SVG's `<animate>` and `<set>` give it to an `href`. */
  | 'animated'
  /** `true` and `false` are words. */
  | 'true-or-false'

/** What stands for an attribute in HTML: its name there, and how its values are written. */
export interface AttributeDefinition {
  readonly name: string
  /** The name in lower case: what HTML takes for the same attribute. */
  readonly id: string
  readonly kind: AttributeKind
  /** Whether htmx may drop braces from the value: where hx-get:append adds to hx-get:inherited. */
  readonly isInherited: boolean
}

// javascript: runs from some of these only, but in none of them is it ever meant. The extensions
// of htmx pass the URL of hx-sse:connect and hx-multipart:connect to htmx.ajax(), which runs js:.
const URL_ATTRIBUTES =
  /^(?:href|src|action|formaction|poster|data|ping|cite|background|manifest|longdesc|codebase|xlink:href|hx-(?:get|post|put|patch|delete|query|action)|(?:hx-)?(?:sse|ws|multipart)[:.-]connect)$/

// htmx: hx-on*, hx-live*, and hx-vars in version 1; Alpine: x-*, @event, :attribute; hyperscript: _.
const CODE_ATTRIBUTES = /^(?:on|hx-on|hx-live|x-|@|:)|^(?:srcdoc|hx-vars|_)$/

// HTML's, SVG's, MathML's, htmx's.
const TRUE_OR_FALSE =
  /^aria-|^(?:contenteditable|draggable|spellcheck|writingsuggestions|focusable|preservealpha|accent|accentunder|displaystyle|fence|largeop|movablelimits|separator|stretchy|symmetric|hx-(?:swap-oob|preserve|push-url|replace-url|history|validate))$/

/** @param name as HTML has it; compared without regard to case, as browsers do. */
export function kindOfAttribute(name: string): AttributeKind {
  const lower = name.toLowerCase()
  // htmx reads data-hx-* as hx-*, and hyperscript data-script and script as _. To htmx 4
  // hx-vals:inherited and hx-vals:append are hx-vals; its metaCharacter can make the `:` a `-` or `.`.
  const htmx = lower.replace(/^data-(?=hx-|(?:sse|ws)-connect)/, '')
  const read = htmx.replace(/^((?:hx|sse|ws)-.*?)(?:[:.-]inherited)?(?:[:.-]append)?$/, '$1')
  // htmx adds it to the value of an element around, which begins with js: where that is code.
  const isAppended = /^(?:hx|sse|ws)-.*[:.-]append$/.test(htmx)
  if (CODE_ATTRIBUTES.test(read) || read === 'script' || read === 'data-script') return 'code'
  if (URL_ATTRIBUTES.test(read)) return isAppended ? 'code' : 'url'
  if (TRUE_OR_FALSE.test(read)) return 'true-or-false'
  if (read === 'class' || read === 'style') return read
  if (/^hx-(?:vals|headers|request)$/.test(read))
    return isAppended ? 'data-or-code' : 'json-or-code'
  if (/^hx-(?:config$|boost$|status(?:[:.-]|$))/.test(read)) return 'config'
  if (read === 'hx-confirm') return isAppended ? 'code' : 'text-or-code'
  if (read === 'hx-trigger') return 'trigger'
  if (read.startsWith('data-')) return 'json'
  if (/^(?:to|from|by|values)$/.test(read)) return 'animated'
  return 'text'
}
