import { contentOf } from '../text/tag-names'
import { decodedAttribute } from './attribute-holes'
import { codeHole } from './code-hole'
import { refuseOpenReference } from './references'
import { endsInside, type Tag } from './tag'
import type { TemplateBuilder } from './template-builder'
import type { TemplateSource } from './template-source'

/** HTML finds no tags in these, but decodes character references. */
const RCDATA = /^(?:title|textarea)$/
/** HTML does not decode the content of these. */
const RAW_TEXT = /^(?:script|style|iframe|xmp|noembed|noframes)$/

/**
 * Adds the content of an element whose content is text to HTML, up to its end tag.
 *
 * @param ids of the tag's attributes. It gets those that decide how the content is read.
 * @returns where the content ends: behind the start tag, if the element has elements inside.
 */
export function addTextContent(
  source: TemplateSource,
  builder: TemplateBuilder,
  tag: Tag,
  ids: Set<string>,
): number {
  if (RCDATA.test(tag.name)) return addRcdata(source, builder, tag)
  return RAW_TEXT.test(tag.name) ? addRawText(source, builder, tag, ids) : tag.end
}

function addRcdata(source: TemplateSource, builder: TemplateBuilder, tag: Tag): number {
  const { name, end: start } = tag
  const end = endOfContent(source, tag)
  const hole = source.holeWithin(start, end)
  const less = source.text.indexOf('<', start)
  if (hole !== -1 && less < end) {
    throw source.error(`got "<" beside a value in <${name}>`, less, 'it is text there: write &lt;')
  }
  let at = start
  for (let next = hole; next !== -1; next = source.holeWithin(at, end)) {
    refuseOpenReference(source, at, next, 'a value')
    builder.addText(source.text.slice(at, next))
    builder.addChild(source.holeAt(next), name)
    at = next + 1
  }
  builder.addText(source.text.slice(at, end))
  return end
}

function addRawText(
  source: TemplateSource,
  builder: TemplateBuilder,
  tag: Tag,
  ids: Set<string>,
): number {
  const { name, end: start } = tag
  const end = endOfContent(source, tag)
  const hole = source.holeWithin(start, end)
  if (hole === -1) builder.addText(source.text.slice(start, end))
  else if (contentOf(name) === 'code') {
    const type = decodedAttribute(source, tag, 'type')
    builder.addHole(codeHole(source, name, type, start, end, ids))
  } else {
    throw source.error(
      `got a value in <${name}>`,
      hole,
      'HTML decodes nothing there: move the value out of it',
    )
  }
  return end
}

/** Where the end tag of the element stands. */
function endOfContent(source: TemplateSource, { name, end: start }: Tag): number {
  const endTag = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi')
  endTag.lastIndex = start
  const found = endTag.exec(source.text)
  if (!found) throw endsInside(source, `<${name}>`, start)
  const content = source.text.slice(start, found.index)
  // https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
  if (name === 'script' && /<!--.*<script/is.test(content)) {
    throw source.error(
      'got "<!--" and "<script" in a <script>',
      start,
      'HTML would not find its end: write "\\x3c" for "<" in a string',
    )
  }
  return found.index
}
