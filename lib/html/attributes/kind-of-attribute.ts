import { type AttributeKind, KINDS } from './attribute-kinds'

// Browsers run javascript: from some of these only, but it is never meant in any. The extensions of
// htmx pass the URL of hx-sse:connect and hx-multipart:connect to htmx.ajax(), which runs js:.
const URL_ATTRIBUTES =
  /^(?:href|src|action|formaction|poster|data|ping|cite|background|manifest|longdesc|codebase|xlink:href|hx-(?:get|post|put|patch|delete|query|action)|(?:hx-)?(?:sse|ws|multipart)[:.-]connect)$/

// htmx: hx-on*, hx-live*, and hx-vars in version 1; Alpine: x-*, @event, :attribute.
const CODE_ATTRIBUTES = /^(?:on|hx-on|hx-live|x-|@|:)|^hx-vars$/

const HYPERSCRIPT = /^(?:_|(?:data-)?script)$/

// HTML's, SVG's, MathML's, htmx's.
const TRUE_OR_FALSE =
  /^aria-|^(?:contenteditable|draggable|spellcheck|writingsuggestions|focusable|preservealpha|accent|accentunder|displaystyle|fence|largeop|movablelimits|separator|stretchy|symmetric|hx-(?:swap-oob|preserve|push-url|replace-url|history|validate))$/

/** @param name as HTML has it; compared without regard to case, as browsers do. */
export function kindOfAttribute(name: string): AttributeKind {
  const lower = name.toLowerCase()
  // htmx reads data-hx-* as hx-*. To htmx 4 hx-vals:inherited and hx-vals:append are hx-vals; its
  // metaCharacter can make the `:` a `-` or `.`.
  const htmx = lower.replace(/^data-(?=hx-|(?:sse|ws)-connect)/, '')
  const read = htmx.replace(/^((?:hx|sse|ws)-.*?)(?:[:.-]inherited)?(?:[:.-]append)?$/, '$1')
  // htmx adds it to the value of an element around, which begins with js: where that is code.
  const isAppended = /^(?:hx|sse|ws)-.*[:.-]append$/.test(htmx)
  if (HYPERSCRIPT.test(read)) return KINDS.hyperscript
  if (read === 'srcdoc') return KINDS.document
  if (CODE_ATTRIBUTES.test(read)) return KINDS.code
  if (URL_ATTRIBUTES.test(read)) {
    if (isAppended) return KINDS.code
    return /[:.-]inherited$/.test(lower) ? KINDS.inheritedUrl : KINDS.url
  }
  if (TRUE_OR_FALSE.test(read)) return KINDS.trueOrFalse
  if (read === 'class' || read === 'style') return KINDS[read]
  if (/^hx-(?:vals|headers|request)$/.test(read)) {
    return isAppended ? KINDS.appendedData : KINDS.dataOrCode
  }
  if (read === 'hx-boost') return KINDS.boost
  if (/^hx-(?:config$|status(?:[:.-]|$))/.test(read)) return KINDS.options
  if (read === 'hx-confirm') return isAppended ? KINDS.code : KINDS.textOrCode
  if (read === 'hx-trigger') return KINDS.trigger
  if (read.startsWith('data-')) return KINDS.data
  if (/^(?:to|from|by|values)$/.test(read)) return KINDS.animation
  if (/^(?:image)?srcset$/.test(read)) return KINDS.imageSet
  return KINDS.text
}
