import { defineAttribute } from '../attributes/define-attribute'
import type { CompiledTemplate, Hole } from '../nodes/template-node'
import { belongsInHead, contentOf } from '../text/tag-names'
import { type AttributeHoles, attributeHoles, decodedAttribute } from './attribute-holes'
import { codeHole } from './code-hole'
import { readDeclaration } from './declaration'
import { OpenElements } from './open-elements'
import { spreadHole } from './spread-hole'
import { endsInside, readEndTag, readStartTag, type Tag } from './tag'
import { HOLE, TemplateSource } from './template-source'
import { TemplateWriter } from './template-writer'

/**
 * Reads the static parts of a template as HTML's tokenizer does, and finds out what each hole is: a
 * child, an attribute or a part of one, attributes, code. What it cannot know for sure it refuses.
 *
 * @param parts the text around the holes; undefined for an escape that JavaScript has none of.
 * @throws TypeError with the place in the template and the way out.
 */
export function compileTemplate(parts: readonly (string | undefined)[]): CompiledTemplate {
  return new Compiler(new TemplateSource(parts)).compile()
}

const NEXT = /[<\0]/g
/** A character reference that goes on behind the text: `&lt` and a value that begins with `;`. */
const OPEN_REFERENCE = /&(?:#[xX]?[\da-fA-F]*|[a-zA-Z\d]*)$/
/** Their text has no tags, but character references. */
const RCDATA = /^(?:title|textarea)$/
const RAW_TEXT = /^(?:script|style|iframe|xmp|noembed|noframes)$/

class Compiler {
  readonly #source: TemplateSource
  readonly #text: string
  readonly #open: OpenElements
  readonly #writer = new TemplateWriter()
  /** Before it there were white space, comments and a doctype only. */
  #isAtStart = true
  #rootTag: string | undefined
  #hasDoctype = false

  constructor(source: TemplateSource) {
    this.#source = source
    this.#text = source.text
    this.#open = new OpenElements(source)
  }

  compile(): CompiledTemplate {
    let at = 0
    while (at < this.#text.length) {
      at = this.#readText(at)
      if (!this.#open.innermost) this.#writer.endTopItem()
    }
    this.#open.end()
    return this.#writer.end(this.#hasDoctype ? 'html' : this.#rootTag, this.#hasDoctype)
  }

  #write(start: number, end: number): void {
    this.#writer.write(this.#text.slice(start, end))
  }

  /** Reads text up to the next tag, comment or hole, and that; gives the place behind it. */
  #readText(start: number): number {
    const text = this.#text
    NEXT.lastIndex = start
    const at = NEXT.exec(text)?.index ?? text.length
    this.#writeText(start, at)
    if (at === text.length) return at
    if (text[at] === HOLE) return this.#readChild(at)
    const next = text[at + 1] ?? ''
    if (/[a-z\0]/i.test(next)) return this.#readStartTag(at)
    if (next === '/') return this.#readEndTag(at)
    if (next === '!' || next === '?') return this.#readDeclaration(at)
    if (next === '') throw endsInside(this.#source, 'a tag', at)
    // HTML takes it for text. Where the tag behind it goes into a head, it must not begin another.
    this.#writer.write('&lt;')
    return at + 1
  }

  #writeText(start: number, end: number): void {
    if (this.#text[end] === HOLE) this.#refuseOpenReference(start, end, 'a value')
    if (/[^\t\n\f\r ]/.test(this.#text.slice(start, end))) this.#isAtStart = false
    this.#write(start, end)
  }

  #refuseOpenReference(start: number, end: number, what: string): void {
    const reference = OPEN_REFERENCE.exec(this.#text.slice(start, end))
    if (!reference) return
    throw this.#source.error(
      `got "${reference[0]}", which ${what} could go on with`,
      start + reference.index,
      'write &amp; for the character, or the ; that is missing',
    )
  }

  #readChild(at: number): number {
    this.#isAtStart = false
    const parent = this.#open.innermost
    if (parent && parent.namespace !== 'html' && contentOf(parent.name) === 'code') {
      throw this.#source.error(
        `got a value in a <${parent.name}> in <${parent.namespace}>`,
        at,
        `HTML decodes its text first: move it out of the <${parent.namespace}>`,
      )
    }
    if (!parent) this.#writer.beginTopItem(this.#source.holeAt(at))
    this.#writeChild(at, parent?.name ?? '')
    return at + 1
  }

  #writeChild(at: number, tag: string): void {
    this.#writer.writeHole({ kind: 'child', plain: this.#source.holeAt(at), tag })
  }

  #readStartTag(at: number): number {
    const tag = readStartTag(this.#source, at)
    this.#rootTag ??= tag.name
    this.#isAtStart = false
    if (!this.#open.innermost) {
      if (belongsInHead(tag.name)) this.#refuseOpenReference(0, at, 'what is behind the tag')
      this.#writer.beginTopItem(tag.name)
    }
    const settled = this.#writeTag(tag)
    const [element, holds] = this.#open.open(tag, (name) =>
      decodedAttribute(this.#source, tag, name),
    )
    if (!holds || element.namespace !== 'html') return tag.end
    // HTML drops a line end that stands directly behind these tags, and would drop the value's.
    if (contentOf(tag.name) === 'preformatted' && this.#text[tag.end] === HOLE) {
      this.#writer.write('\n')
    }
    if (RCDATA.test(tag.name)) return this.#readRcdata(tag)
    return RAW_TEXT.test(tag.name) ? this.#readRawText(tag, settled) : tag.end
  }

  /** Writes a start tag. Gives the names of its attributes, which objects in it may not give too. */
  #writeTag(tag: Tag): Set<string> {
    const source = this.#source
    const names = namesOf(source, tag)
    const spreads: number[] = []
    let written = tag.start
    for (const attribute of tag.attributes) {
      const isSpread = attribute.name === ''
      if (!isSpread && !attribute.value?.includes(HOLE)) continue
      this.#write(written, attribute.start)
      // What the hole writes begins with a space.
      this.#writer.trimEnd()
      if (isSpread) {
        const index = source.holeAt(attribute.start)
        this.#writer.writeHole(spreadHole(index, tag.name, names, [...spreads]))
        spreads.push(index)
      } else this.#writeAttribute(attributeHoles(source, tag, attribute))
      written = attribute.end
      // A hole that writes nothing must not leave the / to a value without quotes before it.
      if (this.#text[written] === '/') this.#writer.write(' ')
    }
    this.#write(written, tag.end)
    return names
  }

  #writeAttribute({ texts, holes }: AttributeHoles): void {
    texts.forEach((text, i) => {
      if (i > 0) this.#writer.writeHole(holes[i - 1] as Hole)
      this.#writer.write(text)
    })
  }

  #readRcdata({ name, end: start }: Tag): number {
    const end = this.#endOfElement(name, start)
    const hole = this.#source.holeWithin(start, end)
    const less = this.#text.indexOf('<', start)
    if (hole !== -1 && less < end) {
      throw this.#source.error(
        `got "<" beside a value in <${name}>`,
        less,
        'it is text there: write &lt;',
      )
    }
    let at = start
    for (let next = hole; next !== -1; next = this.#source.holeWithin(at, end)) {
      this.#writeText(at, next)
      this.#writeChild(next, name)
      at = next + 1
    }
    this.#write(at, end)
    return end
  }

  #readRawText(tag: Tag, settled: Set<string>): number {
    const { name, end: start } = tag
    const end = this.#endOfElement(name, start)
    const hole = this.#source.holeWithin(start, end)
    if (hole === -1) this.#write(start, end)
    else if (contentOf(name) === 'code') {
      const type = decodedAttribute(this.#source, tag, 'type')
      this.#writer.writeHole(codeHole(this.#source, name, type, start, end, settled))
    } else {
      throw this.#source.error(`got a value in <${name}>`, hole, 'HTML reads no escapes there')
    }
    return end
  }

  /** Where the end tag of an element stands whose content HTML reads as text. */
  #endOfElement(name: string, start: number): number {
    const end = new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi')
    end.lastIndex = start
    const found = end.exec(this.#text)
    if (!found) throw endsInside(this.#source, `<${name}>`, start)
    const content = this.#text.slice(start, found.index)
    // https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
    if (name === 'script' && /<!--.*<script/is.test(content)) {
      throw this.#source.error(
        'got "<!--" and "<script" in a <script>',
        start,
        'HTML would not find its end: write "\\x3c" for "<" in a string',
      )
    }
    return found.index
  }

  #readEndTag(at: number): number {
    const { name, end } = readEndTag(this.#source, at)
    this.#open.close(name, at)
    this.#write(at, end)
    return end
  }

  #readDeclaration(at: number): number {
    const parent = this.#open.innermost
    const { what, end } = readDeclaration(
      this.#source,
      at,
      parent !== undefined && !parent.holdsHtml,
    )
    if (what === 'a doctype') {
      if (!this.#isAtStart || this.#hasDoctype) {
        throw this.#source.error('got a doctype', at, 'it has to be the first of a document')
      }
      this.#hasDoctype = true
    }
    this.#write(at, end)
    return end
  }
}

/** The names of a tag's attributes as they will be written, in lower case. */
function namesOf(source: TemplateSource, tag: Tag): Set<string> {
  const names = new Set<string>()
  for (const { name, value, start } of tag.attributes) {
    if (name === '') continue
    const hasHole = value?.includes(HOLE)
    const written = hasHole ? defineAttribute(name, tag.name).id : name.toLowerCase()
    if (names.has(written)) {
      throw source.error(
        `got ${written} twice in <${tag.name}>`,
        start,
        'HTML takes the first; leave one out',
      )
    }
    names.add(written)
  }
  return names
}
