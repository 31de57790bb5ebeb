/**
 * What an attribute takes and what becomes of it. That depends on who reads the attribute: HTML, a
 * URL parser, or a script engine. Numbers and bigints are no part of it: all kinds write them as
 * text, since digits run no code.
 */
export interface AttributeKind {
  /**
   * What a string is. Only `text` is written as it comes, by a hole of a template too; all others are
   * checked first.
   */
  readonly string:
    | 'text'
    /** A scheme that runs code makes it `about:invalid`. */
    | 'url'
    /** The same, for a URL that htmx reads without its braces. */
    | 'inherited-url'
    /** Values between semicolons: URLs where `<animate>` or `<set>` gives them to an `href`. */
    | 'animation'
    /** Options of htmx, none of which may run code. */
    | 'options'
    /** Refused: it would be evaluated. */
    | 'code'
    /** Refused if it begins with `js:` or `javascript:`. */
    | 'code-after-js'
    /** Refused if it holds `[`, which begins a filter. */
    | 'code-in-brackets'
    /** Refused: it would be a document. */
    | 'document'
  /** Which objects it takes. */
  readonly object:
    | 'none'
    /** A string, an array or a record of classes. */
    | 'classes'
    /** `` css`...` `` and CSS declarations. */
    | 'css'
    /** `json()`, objects and arrays, as JSON. */
    | 'data'
    /** `` js`...` `` and `raw()`. */
    | 'code'
    /** The same, and `json()`, as a literal of JavaScript. */
    | 'code-or-json'
    /** `` js`...` ``, `raw()`, `json()`, and objects as JSON. */
    | 'code-or-data'
    /** `raw()`, and `json()` and objects of options that run no code. */
    | 'options'
    /** Markup, rendered. */
    | 'document'
  /** `bare`: `true` is the name alone, `false` leaves it out. `word`: they are "true" and "false". */
  readonly boolean: 'bare' | 'word'
  /** What it takes, for errors. */
  readonly expected: string
  /** What a value is that a template has as a part of the attribute: `class="card ${size}"`. */
  readonly part: 'text' | 'class' | 'url' | 'image-set' | 'css' | 'javascript' | 'refused'
  /**
   * The type that `npm run generate` prints, in the words of `nodes/attribute-values.ts`. `words`: it
   * depends on the words that HTML lists for the attribute.
   */
  readonly type: string
}

const TEXT = {
  string: 'text',
  object: 'none',
  boolean: 'bare',
  expected: 'a string, a number or a boolean',
  part: 'text',
  type: 'words',
} as const

const URL = { ...TEXT, string: 'url', part: 'url', type: 'UrlValue' } as const

const CODE = {
  string: 'code',
  object: 'code-or-json',
  boolean: 'bare',
  expected: 'code: js`...` or raw(...)',
  part: 'javascript',
  type: 'CodeValue',
} as const

const OPTIONS = {
  string: 'options',
  object: 'options',
  boolean: 'bare',
  expected:
    'an object of options that run no code, such as { timeout: 500 }, or a string of these, ' +
    'such as "timeout:500 swap:none" (or raw(...) if it is safe as it is)',
  part: 'refused',
  type: 'ConfigValue',
} as const

/**
 * All kinds of attributes, one row a kind. {@link kindOfAttribute} says which attribute is of which
 * kind. A new kind needs each column; a new word in a column does not compile before everything that
 * reads the column knows it.
 */
export const KINDS = {
  text: TEXT,
  /** `aria-*`, `contenteditable`: `true` and `false` are words. */
  trueOrFalse: { ...TEXT, boolean: 'word' },
  class: { ...TEXT, object: 'classes', part: 'class', type: 'ClassValue' },
  style: {
    ...{ ...TEXT, object: 'css', part: 'css', type: 'StyleValue' },
    expected: 'a string, css`...` or an object of CSS properties',
  },
  /** `data-*` */
  data: { ...TEXT, object: 'data', expected: 'a string, a number or an object' },
  url: URL,
  /** `hx-get:inherited`: where `hx-get:append` adds to it, htmx drops braces. */
  inheritedUrl: { ...URL, string: 'inherited-url' },
  /** `srcset` */
  imageSet: { ...TEXT, part: 'image-set' },
  /** `to`, `from`, `by` and `values`. */
  animation: { ...TEXT, string: 'animation' },
  /** `onclick`, `x-data`, `hx-on:click`: evaluated as JavaScript. */
  code: CODE,
  /** `_`: evaluated as hyperscript, in which no hole can be found safely. */
  hyperscript: { ...CODE, part: 'refused' },
  /** `srcdoc` */
  document: {
    ...CODE,
    ...{ string: 'document', object: 'document', part: 'refused' },
    expected: 'markup: an element or raw(...)',
  },
  /** `hx-confirm` */
  textOrCode: { ...TEXT, string: 'code-after-js', object: 'code', type: 'TextOrCode' },
  /** `hx-trigger` */
  trigger: { ...TEXT, string: 'code-in-brackets', object: 'code', type: 'TextOrCode' },
  /** `hx-vals` */
  dataOrCode: {
    ...{ ...TEXT, string: 'code-after-js', object: 'code-or-data', part: 'refused' },
    ...{ expected: 'a string, an object or js`...`', type: 'JsonOrCode' },
  },
  /** `hx-vals:append`: part of code where the value that it is added to is code. */
  appendedData: {
    ...{ ...TEXT, string: 'code', object: 'code-or-data', part: 'refused' },
    ...{ expected: 'an object or js`...`', type: 'JsonOrCode' },
  },
  /** `hx-config`, `hx-status:404` */
  options: OPTIONS,
  /** `hx-boost`: on or off, or on with options. */
  switchOrOptions: { ...OPTIONS, boolean: 'word', type: 'ConfigValue | boolean' },
} as const satisfies Readonly<Record<string, AttributeKind>>
