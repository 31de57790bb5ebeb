import { scanCss } from '../code/css-scanner'
import { cssPart } from '../code/css-value'
import { jsLiteral, jsonText } from '../code/js-literal'
import { misplacedInJs } from '../code/js-scanner'
import type { MisplacedHole } from '../code/template-parts'
import { RawNode } from '../nodes/markup'
import { type Hole, NONE } from '../nodes/template-node'
import { checkCodeText, codeText } from '../render/code-text'
import { HOLE, type TemplateSource } from './template-source'

type WritePart = (value: unknown, nth: number) => string

const JAVASCRIPT = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i
const JSON_DATA = /^(?:importmap|speculationrules|[\w.+-]+\/(?:[\w.+-]+\+)?json)$/i

/**
 * The text of a `<script>` or `<style>` that has holes, all of it as one hole: HTML decodes nothing
 * in there, and the text is the template's own code. Values become literals of its language.
 *
 * @param type the tag's attribute, with its holes.
 * @param settled the attributes that an object in the tag may not give. What the language depends on
 * is added.
 */
export function codeHole(
  source: TemplateSource,
  tag: string,
  type: string | undefined,
  start: number,
  end: number,
  settled: Set<string>,
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
  if (!isAll) settled.add('type')
  const writePart = partWriter(source, tag, type?.trim() ?? '', start, parts, isAll)
  return {
    kind: 'written',
    plain: NONE,
    read(values) {
      let text = parts[0] as string
      for (let i = 1; i < parts.length; i++) {
        text += writePart(values[index + i - 1], i - 1) + parts[i]
      }
      return checkCodeText(text, tag)
    },
  }
}

function partWriter(
  source: TemplateSource,
  tag: string,
  type: string,
  start: number,
  parts: readonly string[],
  isAll: boolean,
): WritePart {
  const check = (misplaced: MisplacedHole | null, wayOut: string) => {
    if (!misplaced) return
    const at = source.holeAfter(start, misplaced.hole)
    throw source.error(`got a value inside a ${misplaced.where} of <${tag}>`, at, wayOut)
  }
  const place = `<${tag}>`
  if (tag === 'style') {
    if (isAll) return (value) => codeText(value, tag)
    const { places, misplaced } = scanCss(parts)
    check(misplaced, 'write it where a value can stand, or in url("") with quotes')
    return (value, nth) => cssPart(value, places[nth] as (typeof places)[number], place)
  }
  const isJson = JSON_DATA.test(type)
  if (isAll && !isJson) return (value) => codeText(value, tag)
  if (!isJson && !JAVASCRIPT.test(type)) {
    throw source.error(
      `got a value in a <script> of ${type.includes(HOLE) ? 'any type' : `type "${type}"`}`,
      source.holeAfter(start, 0),
      'give raw(...) as its whole text, or write the type of JavaScript or JSON in the tag',
    )
  }
  check(misplacedInJs(parts), 'write it outside, so that it becomes a literal of its own')
  if (!isJson) return (value) => jsLiteral(value, place)
  return (value) => (value instanceof RawNode ? value.html : jsonText(value, place))
}
