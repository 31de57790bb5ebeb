/** Corrections of the data sets. A newer data set may make any of these lines needless. */

/** Listed in the data sets, but obsolete in HTML: `tag.attribute`, or an attribute on every tag. */
export const OBSOLETE = new Set([
  ...['align', 'allowusermedia', 'compact', 'hspace', 'language', 'manifest', 'nowrap', 'profile'],
  ...['typemustmatch', 'vspace', 'xml:lang', 'xml:space'],
  ...['form.accept', 'input.ismap', 'label.form', 'script.charset', 'td.height', 'th.height'],
])

/** Listed in svg-element-attributes or vscode-svg, but only in SVG 1.1, SVG Tiny or RDFa. */
export const OBSOLETE_SVG = new Set([
  ...['color-profile', 'color-rendering', 'enable-background', 'kerning', 'tooltip_display'],
  ...['about', 'content', 'datatype', 'property', 'rel', 'resource', 'rev', 'typeof'],
])

/** Valid, in use, and missing from all data sets. */
export const MISSING: Readonly<Record<string, readonly string[]>> = {
  // Open Graph and RDFa.
  meta: ['property'],
  html: ['xmlns', 'prefix'],
  // Drawing programs write these into each file.
  svg: ['xmlns', 'xmlns:xlink', 'version'],
  use: ['xlink:href'],
  image: ['xlink:href'],
  textPath: ['xlink:href'],
}

/** Attributes of every element, HTML or not; all other global attributes are HTML's alone. */
export const OF_ALL_MARKUP = [
  ...['autofocus', 'class', 'id', 'is', 'lang', 'nonce', 'part', 'slot', 'style', 'tabindex'],
]

/** Events that other specifications than HTML's add to every element. */
export const MORE_EVENTS = [
  ...['animationcancel', 'animationend', 'animationiteration', 'animationstart', 'beforeinput'],
  ...['command', 'fullscreenchange', 'fullscreenerror', 'gotpointercapture', 'lostpointercapture'],
  ...['pointercancel', 'pointerdown', 'pointerenter', 'pointerleave', 'pointermove', 'pointerout'],
  ...['pointerover', 'pointerup', 'selectionchange', 'selectstart', 'touchcancel', 'touchend'],
  ...['touchmove', 'touchstart', 'transitioncancel', 'transitionend', 'transitionrun'],
  'transitionstart',
]

/** Events of SVG's animation elements. */
export const ANIMATION_EVENTS = ['onbegin', 'onend', 'onrepeat']

/**
 * https://html.spec.whatwg.org/multipage/indices.html#attributes-3, those that say "Boolean
 * attribute".
 */
export const BOOLEAN = new Set([
  ...['allowfullscreen', 'alpha', 'async', 'autofocus', 'autoplay', 'checked', 'controls'],
  ...['default', 'defer', 'disabled', 'formnovalidate', 'inert', 'ismap', 'itemscope', 'loop'],
  ...['multiple', 'muted', 'nomodule', 'novalidate', 'open', 'playsinline', 'readonly'],
  ...['required', 'reversed', 'selected', 'shadowrootclonable', 'shadowrootdelegatesfocus'],
  ...['shadowrootserializable', 'shadowrootcustomelementregistry', 'headingreset'],
  ...['disablepictureinpicture', 'disableremoteplayback', 'webkitdirectory'],
])

/** htmx attributes that need no value. */
export const BARE_HTMX = new Set([
  ...['hx-disable', 'hx-history-elt', 'hx-ignore', 'hx-morph-skip', 'hx-morph-skip-children'],
  ...['hx-preload', 'hx-ws:send', 'hx-browser-indicator', 'hx-nonce'],
])

interface Values {
  readonly values: readonly string[]
  /** Whether other values are valid too. */
  readonly open?: boolean
  /** Whether the attribute without a value is valid. */
  readonly bare?: boolean
}

const ALIGNMENTS = ['xMin', 'xMid', 'xMax'].flatMap((x) =>
  ['YMin', 'YMid', 'YMax'].map((y) => x + y),
)
const INPUTS = ['SourceGraphic', 'SourceAlpha', 'FillPaint', 'StrokePaint']
const FREE: Values = { values: [], open: true }
const TARGETS: Values = { values: ['_blank', '_self', '_parent', '_top'], open: true }
// HTML ignores case here, and many people write these in capitals.
const METHODS: Values = { values: ['get', 'post', 'dialog', 'GET', 'POST'] }

/** The keywords of an attribute, by `tag.attribute` or attribute. */
export const KEYWORDS: Readonly<Record<string, Values>> = {
  as: {
    values: ['audio', 'document', 'embed', 'fetch', 'font', 'image', 'object', 'script'].concat(
      ...['style', 'track', 'video', 'worker'],
    ),
  },
  autocapitalize: { values: ['off', 'none', 'on', 'sentences', 'words', 'characters'] },
  capture: { values: ['user', 'environment'], bare: true },
  charset: FREE,
  closedby: { values: ['any', 'closerequest', 'none'] },
  colorspace: { values: ['limited-srgb', 'display-p3'] },
  command: {
    values: ['show-modal', 'close', 'request-close', 'show-popover', 'hide-popover'].concat(
      'toggle-popover',
    ),
    open: true,
  },
  contenteditable: { values: ['plaintext-only'] },
  controlslist: { values: ['nodownload', 'nofullscreen', 'noremoteplayback'], open: true },
  dir: { values: ['ltr', 'rtl', 'auto'] },
  download: { values: [], open: true, bare: true },
  hidden: { values: ['until-found'], bare: true },
  'http-equiv': {
    values: ['content-security-policy', 'content-type', 'default-style', 'refresh'].concat(
      'x-ua-compatible',
    ),
  },
  inputmode: { values: ['none', 'text', 'decimal', 'numeric', 'tel', 'search', 'email', 'url'] },
  popover: { values: ['auto', 'hint', 'manual'], bare: true },
  popovertargetaction: { values: ['hide', 'show', 'toggle'] },
  sandbox: { values: [], open: true, bare: true },
  'area.shape': { values: ['circle', 'default', 'poly', 'rect'] },
  'button.type': { values: ['submit', 'reset', 'button'] },
  fetchpriority: { values: ['high', 'low', 'auto'] },
  'form.autocomplete': { values: ['on', 'off'] },
  formmethod: METHODS,
  formtarget: TARGETS,
  method: METHODS,
  'ol.type': { values: ['1', 'a', 'A', 'i', 'I'] },
  referrerpolicy: {
    values: ['no-referrer', 'no-referrer-when-downgrade', 'origin', 'same-origin'].concat(
      ...['origin-when-cross-origin', 'strict-origin', 'strict-origin-when-cross-origin'],
      'unsafe-url',
    ),
  },
  'script.type': { values: ['module', 'importmap', 'speculationrules'], open: true },
  target: TARGETS,
  virtualkeyboardpolicy: { values: ['auto', 'manual'] },
  // SVG.
  'animateTransform.type': { values: ['translate', 'scale', 'rotate', 'skewX', 'skewY'] },
  'feBlend.mode': { values: ['normal', 'multiply', 'screen', 'darken', 'lighten'], open: true },
  'feMorphology.operator': { values: ['erode', 'dilate'] },
  in: { values: INPUTS, open: true },
  in2: { values: INPUTS, open: true },
  preserveAspectRatio: { values: ['none', ...ALIGNMENTS], open: true },
  repeatDur: { values: ['indefinite'], open: true },
  result: FREE,
  'textPath.method': { values: ['align', 'stretch'] },
  xmlns: FREE,
  // htmx.
  'hx-encoding': { values: ['multipart/form-data'], open: true },
  'hx-method': { values: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'], open: true },
  'hx-swap': {
    values: ['innerHTML', 'outerHTML', 'textContent', 'beforebegin', 'afterbegin'].concat(
      ...['beforeend', 'afterend', 'innerMorph', 'outerMorph', 'delete', 'none'],
    ),
    open: true,
  },
}

/** Attributes whose value sets are incomplete. */
export const OPEN = new Set(['aria-relevant', 'autocomplete', 'name', 'role'])

/** Names of JavaScript's own globals. */
export const TAKEN = new Set(['Map', 'Object', 'Set', 'Symbol'])
