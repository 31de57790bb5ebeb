import { kindOfAttribute } from '../../lib/html/attributes/kind-of-attribute'
import { BARE_HTMX, BOOLEAN, KEYWORDS, OPEN } from './corrections'
import { type CustomAttribute, html, specified, svg } from './data-sets'

/** The TypeScript type of an attribute, in the words of `lib/html/nodes/attribute-values.ts`. */
export function attributeType(tag: string, name: string, described?: CustomAttribute): string {
  const { type, boolean } = kindOfAttribute(name)
  if (type !== 'words') return type
  if (BARE_HTMX.has(name)) return 'TextValue | true'
  if (BOOLEAN.has(name)) return 'BooleanValue'
  const { values, open, bare } = valuesOf(tag, name, described)
  const words = values.map((value) => `'${value}'`)
  if (boolean === 'word') return trueOrFalse(name, words, open)
  if (words.length === 0) return bare ? 'TextValue | true' : 'TextValue'
  return [...words, ...(bare ? ['true'] : []), open ? 'AnyText' : 'Absent'].join(' | ')
}

/** Here `false` is a word: only `null` and `undefined` leave the attribute out. */
function trueOrFalse(name: string, words: readonly string[], open: boolean | undefined): string {
  const others = words.filter((word) => !/true|false/.test(word))
  // htmx takes true, false, or another text.
  if (name.startsWith('hx-')) return 'TrueOrFalse | TextValue'
  if (words.length === 0 && name.startsWith('aria-')) return 'AriaText'
  if (others.length === words.length && name.startsWith('aria-')) {
    return [...others, open ? '(string & {})' : '', 'null', 'undefined'].filter(Boolean).join(' | ')
  }
  return [...others, 'TrueOrFalse'].join(' | ')
}

interface Values {
  readonly values: readonly string[]
  readonly open?: boolean
  readonly bare?: boolean
}

function valuesOf(tag: string, name: string, described: CustomAttribute | undefined): Values {
  const corrected = KEYWORDS[`${tag}.${name}`] ?? KEYWORDS[name]
  if (corrected) return corrected
  const { states, allowUnknown } = enumerated(tag, name)
  // Beside a word, an empty string is a keyword; alone it stands for no keyword.
  const keywords = states.flatMap((state) => (Array.isArray(state) ? state : state || []))
  // VS Code's sets still hold values that HTML has dropped, such as <input type="datetime">.
  const values = new Set(keywords.length > 0 ? keywords : valueSet(described))
  const bare = values.delete('')
  // WAI-ARIA lists `undefined` for an absent attribute.
  values.delete('undefined')
  // The data sets list only some values of CSS properties.
  const open = allowUnknown || OPEN.has(name) || tag === PRESENTATION
  // `w-resize| text` holds two values.
  const all = [...values].flatMap((value) => value.split('|')).map((value) => value.trim())
  return { values: all, open, bare }
}

/** Given as the tag for SVG's attributes that are also CSS properties. */
export const PRESENTATION = 'svg *'

function enumerated(tag: string, name: string) {
  const definitions = [specified.enumerated[name] ?? []].flat()
  const definition = definitions.find(
    ({ selector }) => selector === undefined || selector.split(', ').includes(tag),
  )
  return definition ?? { states: [], allowUnknown: false }
}

function valueSet(described: CustomAttribute | undefined): string[] {
  if (described?.values) return described.values.map(({ name }) => name)
  const sets = [...(html.valueSets ?? []), ...(svg.valueSets ?? [])]
  const set = sets.find(({ name }) => name === described?.valueSet)
  return set?.values.map(({ name }) => name) ?? []
}
