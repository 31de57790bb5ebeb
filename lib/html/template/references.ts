import { HOLE, type TemplateSource } from './template-source'

/** From U+00A0 on. HTML reads these without a semicolon too. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
  'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave ' +
  'Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
  'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN ' +
  'szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute ' +
  'icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml ' +
  'yacute thorn yuml'

const WITHOUT_SEMICOLON = new Map([
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"' }),
  ...Object.entries({ AMP: '&', LT: '<', GT: '>', QUOT: '"', COPY: '©', REG: '®' }),
  ...LATIN_1.split(' ').map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
])

const WITH_SEMICOLON = new Map(
  Object.entries({
    ...{ apos: "'", Tab: '\t', NewLine: '\n', excl: '!', num: '#', dollar: '$', percnt: '%' },
    ...{ lpar: '(', rpar: ')', ast: '*', plus: '+', comma: ',', period: '.', sol: '/', colon: ':' },
    ...{ semi: ';', equals: '=', quest: '?', commat: '@', lsqb: '[', lbrack: '[', bsol: '\\' },
    ...{ rsqb: ']', rbrack: ']', Hat: '^', lowbar: '_', grave: '`', lcub: '{', lbrace: '{' },
    ...{ verbar: '|', vert: '|', rcub: '}', rbrace: '}', ndash: '–', mdash: '—', hellip: '…' },
    ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bull: '•', euro: '€' },
    ...{ trade: '™', larr: '←', uarr: '↑', rarr: '→', darr: '↓', minus: '−' },
  }),
)

const REFERENCE = /&(?:#(?:[xX]([\da-fA-F]+)|(\d+));?|([a-zA-Z][a-zA-Z\d]*)(;?)(=?))/g

/**
 * Decodes the character references of an attribute's value, which may have holes. HTML has 2,231
 * names; this knows those of Latin-1, and of the punctuation in URLs and code. It refuses the
 * others: beside data, a refused reference is better than a wrong one.
 *
 * @param refuse makes the error for an unknown reference.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
 */
export function decodeReferences(
  value: string,
  refuse: (reference: string, at: number) => Error,
): string {
  return value.replace(REFERENCE, (reference, hex, decimal, name, semicolon, equals, at) => {
    if (name === undefined) {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      // HTML reads these as windows-1252.
      if (code >= 0x80 && code <= 0x9f) throw refuse(reference, at)
      const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
    }
    const legacy = WITHOUT_SEMICOLON.get(name)
    if (semicolon) {
      const character = legacy ?? WITH_SEMICOLON.get(name)
      if (character === undefined) throw refuse(reference, at)
      return character + equals
    }
    // A query like `?a=1&copy=2` is text, and a name does not go on in a hole.
    const isText = legacy === undefined || equals || value[at + reference.length] === HOLE
    return isText ? reference : legacy
  })
}

/**
 * A character reference that may go on behind the text: `&lt` before a value that begins with `;`.
 */
const OPEN_REFERENCE = /&(?:#[xX]?[\da-fA-F]*|[a-zA-Z\d]*)$/

/** @throws TypeError if `what`, which follows at `end`, could continue a character reference. */
export function refuseOpenReference(
  source: TemplateSource,
  start: number,
  end: number,
  what: string,
): void {
  const reference = OPEN_REFERENCE.exec(source.text.slice(start, end))
  if (!reference) return
  throw source.error(
    `got "${reference[0]}", which ${what} could continue`,
    start + reference.index,
    'write &amp; for the character, or add the missing ;',
  )
}
