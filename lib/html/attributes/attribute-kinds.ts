/**
 * What an attribute takes, and how it is written. That depends on who reads the attribute: HTML, a
 * URL parser, or a script engine. There is no column for numbers and bigints: every attribute takes
 * them as text, since digits run no code.
 */
export interface AttributeKind {
  /**
   * What a string is. `text` is written as it comes, and a `url` too if it begins as no scheme that
   * runs code; any other string is checked first.
   */
  readonly string:
    | 'text'
    /** A scheme that runs code makes it `about:invalid`. */
    | 'url'
    /** The same, for a URL that htmx reads without its braces. */
    | 'inherited'
    /** Values between semicolons: URLs where `<animate>` or `<set>` gives them to an `href`. */
    | 'animation'
    /** Options of htmx, none of which may run code. */
    | 'options'
    /** Refused: it would be evaluated. */
    | 'code'
    /** Refused if it begins with `js:` or `javascript:`. */
    | 'after-js'
    /** Refused if it holds `[`, which begins a filter. */
    | 'brackets'
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
    | 'code-json'
    /** `` js`...` ``, `raw()`, `json()`, and objects as JSON. */
    | 'code-data'
    /** `raw()`, and `json()` and objects of options that run no code. */
    | 'options'
    /** Markup, rendered. */
    | 'document'
  /**
   * `bare`: `true` is the name alone, `false` leaves it out. `word`: they are "true" and "false".
   */
  readonly boolean: 'bare' | 'word'
  /** What it takes, for errors. */
  readonly expected: string
  /** What a value is that a template has as a part of the attribute: `class="card ${size}"`. */
  readonly part: 'text' | 'class' | 'url' | 'image-set' | 'css' | 'javascript' | 'refused'
  /**
   * The type that `npm run generate` prints, in the words of `nodes/attribute-values.ts`. `words`:
   * it depends on the words that HTML lists for the attribute.
   */
  readonly type: string
}

function kind(
  string: AttributeKind['string'],
  object: AttributeKind['object'],
  boolean: AttributeKind['boolean'],
  part: AttributeKind['part'],
  type: AttributeKind['type'],
  expected: AttributeKind['expected'],
): AttributeKind {
  return { string, object, boolean, part, type, expected }
}

const TEXT = 'a string, a number or a boolean'
const STYLE = 'a string, css`...` or an object of CSS properties'
const DATA = 'a string, a number or an object'
const CODE = 'code: js`...` or raw(...)'
const MARKUP = 'markup: an element or raw(...)'
const DATA_OR_JS = 'a string, an object or js`...`'
const APPENDED = 'an object or js`...`'
const OPTIONS =
  'an object of options that run no code, such as { timeout: 500 }, or a string of these, ' +
  'such as "timeout:500 swap:none" (or raw(...) if it is safe as it is)'
/** `hx-boost` is on or off, or on with options. */
const BOOST = 'ConfigValue | boolean'

/**
 * All kinds of attributes, one row a kind; `kindOfAttribute` knows which attribute is of which
 * kind. A new kind needs each column, and a new word in a column does not compile before the switch
 * that reads the column has a case for it. Templates check every string that is not `text`.
 */
// biome-ignore format: a table
export const KINDS = {
  //                 string       object       boolean part          type           expected
  text:         kind('text',      'none',      'bare', 'text',       'words',       TEXT),
  trueOrFalse:  kind('text',      'none',      'word', 'text',       'words',       TEXT),
  class:        kind('text',      'classes',   'bare', 'class',      'ClassValue',  TEXT),
  style:        kind('text',      'css',       'bare', 'css',        'StyleValue',  STYLE),
  data:         kind('text',      'data',      'bare', 'text',       'words',       DATA),
  imageSet:     kind('text',      'none',      'bare', 'image-set',  'words',       TEXT),
  url:          kind('url',       'none',      'bare', 'url',        'UrlValue',    TEXT),
  inheritedUrl: kind('inherited', 'none',      'bare', 'url',        'UrlValue',    TEXT),
  animation:    kind('animation', 'none',      'bare', 'text',       'words',       TEXT),
  code:         kind('code',      'code-json', 'bare', 'javascript', 'CodeValue',   CODE),
  hyperscript:  kind('code',      'code-json', 'bare', 'refused',    'CodeValue',   CODE),
  document:     kind('document',  'document',  'bare', 'refused',    'CodeValue',   MARKUP),
  textOrCode:   kind('after-js',  'code',      'bare', 'text',       'TextOrCode',  TEXT),
  trigger:      kind('brackets',  'code',      'bare', 'text',       'TextOrCode',  TEXT),
  dataOrCode:   kind('after-js',  'code-data', 'bare', 'refused',    'JsonOrCode',  DATA_OR_JS),
  appendedData: kind('code',      'code-data', 'bare', 'refused',    'JsonOrCode',  APPENDED),
  options:      kind('options',   'options',   'bare', 'refused',    'ConfigValue', OPTIONS),
  boost:        kind('options',   'options',   'word', 'refused',    BOOST,         OPTIONS),
}
