import { type Hole, NONE } from '../nodes/template-node'
import { checkCodeText, codeText } from '../render/code-text'
import { cssParts, javascriptParts, joinParts, jsonParts, type WritePart } from './code-parts'
import { HOLE, type TemplateSource } from './template-source'

const JAVASCRIPT = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i
const JSON_DATA = /^(?:importmap|speculationrules|[\w.+-]+\/(?:[\w.+-]+\+)?json)$/i

/**
 * The text of a `<script>` or `<style>` with values: all of it is one hole. The text is the
 * template's own code, in which HTML decodes nothing. Values become literals of its language.
 *
 * @param type the tag's attribute, with its holes.
 * @param ids of the attributes that an object in the tag may not have. `type` is added where the
 * language depends on it.
 */
export function codeHole(
  source: TemplateSource,
  tag: string,
  type: string | undefined,
  start: number,
  end: number,
  ids: Set<string>,
): Hole {
  const code = source.text.slice(start, end)
  const parts = code.split(HOLE)
  const index = source.holeAt(start)
  const comment = code.indexOf('<!--')
  if (comment !== -1) {
    throw source.error(
      `got "<!--" beside a value in <${tag}>`,
      start + comment,
      'HTML could take what follows for a comment: write < !--',
    )
  }
  const isAll = parts.length === 2 && parts.every((part) => part.trim() === '')
  if (!isAll) ids.add('type')
  const writePart = partsOf(source, tag, type?.trim() ?? '', start, parts, isAll)
  return {
    kind: 'written',
    plain: NONE,
    read: (values) => checkCodeText(joinParts(parts, values, index, writePart), tag),
  }
}

/** How values become parts of the code: literals of its language. */
function partsOf(
  source: TemplateSource,
  tag: string,
  type: string,
  start: number,
  parts: readonly string[],
  isAll: boolean,
): WritePart {
  const refuse = (hole: number, inside: string, wayOut: string) =>
    source.error(`got a value inside ${inside} of <${tag}>`, source.holeAfter(start, hole), wayOut)
  const isJson = tag === 'script' && JSON_DATA.test(type)
  if (isAll && !isJson) return (value) => codeText(value, tag)
  if (tag === 'style') return cssParts(parts, '<style>', refuse)
  if (isJson) return jsonParts(parts, '<script>', refuse)
  if (JAVASCRIPT.test(type)) return javascriptParts(parts, '<script>', refuse)
  throw source.error(
    `got a value in a <script> of ${type.includes(HOLE) ? 'any type' : `type "${type}"`}`,
    source.holeAfter(start, 0),
    'give raw(...) as its whole text, or write the type of JavaScript or JSON in the tag',
  )
}
