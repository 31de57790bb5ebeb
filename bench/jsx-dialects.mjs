/**
 * How the one source of the pages becomes each library's own. JSX pages are written with HTML's
 * attribute names, and with `safe` where kita wants to be told to escape; both are put as the
 * library's documentation has them, so that no renderer does what its users would not ask of it.
 */

/** React's names, of the attributes in `render/pages` and in `hostile/pages`. */
const REACT_NAMES = {
  render: {
    class: 'className',
    for: 'htmlFor',
    autocomplete: 'autoComplete',
    datetime: 'dateTime',
    enctype: 'encType',
    maxlength: 'maxLength',
    novalidate: 'noValidate',
    readonly: 'readOnly',
    spellcheck: 'spellCheck',
  },
  hostile: {
    'http-equiv': 'httpEquiv',
    'xlink:href': 'xlinkHref',
    formaction: 'formAction',
    onclick: 'onClick',
    srcdoc: 'srcDoc',
  },
}

/** How each library's JSX is compiled; `none` is for renderers without JSX. */
export const DIALECTS = {
  none: {},
  kita: { jsxImportSource: '@kitajs/html', safe: true },
  'ft-jsx': { jsxImportSource: 'ft-response' },
  preact: { jsxImportSource: 'preact' },
  react: { jsxImportSource: 'react', ...REACT_NAMES },
  'hono-jsx': { jsxImportSource: 'hono/jsx' },
}

/** The source of a JSX page in a library's dialect. */
export function translate(source, { safe = false, names = {} } = {}) {
  let translated = source
  // Attributes alone have a space in front and `=`, `>`, a space or a line end behind, and no comma.
  if (!safe) translated = translated.replace(/\s+safe(?=>|\n)/g, '')
  for (const [html, own] of Object.entries(names)) {
    translated = translated.replace(new RegExp(`(?<=\\s)${html}(?==["{]|\\n)`, 'g'), own)
  }
  return translated
}

/**
 * Takes the line ends and the indentation out of HTML in templates, as the other ways to write it
 * leave them out: all shall make the same page. Between tags, and before and after holes, they go;
 * inside a tag a space remains.
 */
export function dense(source) {
  return (
    source
      .trimEnd()
      .replace(/(?<=>|\})\n\s*(?=<)/g, '')
      .replace(/>\n\s*(?=!?\$\{)/g, '>')
      // Double quotes stand in HTML only, so this is no end of a line of code.
      .replace(/(?<=")\n\s+(?=[a-z])/g, ' ')
      .replace(/(?<=\})\n\s+(?=[a-z-]+=["$])/g, ' ')
  )
}
