import type { CompiledTemplate } from '../nodes/template-node'
import { belongsInHead, contentOf } from '../text/tag-names'
import { decodedAttribute } from './attribute-holes'
import { readDeclaration } from './declaration'
import { OpenElements } from './open-elements'
import { refuseOpenReference } from './references'
import { endsInside, readEndTag, readStartTag } from './tag'
import { addStartTag } from './tag-holes'
import { TemplateBuilder } from './template-builder'
import { HOLE, TemplateSource } from './template-source'
import { addTextContent } from './text-element'

/**
 * Reads the static parts of a template as HTML's tokenizer does, and decides what each hole is: a
 * child, an attribute or a part of one, attributes, code. It refuses what it cannot decide for
 * sure.
 *
 * @param parts the text around the holes; `undefined` if it holds an escape that JavaScript lacks.
 * @throws TypeError with the place in the template and the way out.
 */
export function compileTemplate(parts: readonly (string | undefined)[]): CompiledTemplate {
  return new Compiler(new TemplateSource(parts)).compile()
}

const NEXT = /[<\0]/g

/** Walks through a template: a method for each thing that HTML's tokenizer finds there. */
class Compiler {
  readonly #source: TemplateSource
  readonly #text: string
  readonly #open: OpenElements
  readonly #builder = new TemplateBuilder()
  /** Whether only white space, comments and a doctype have been read. */
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
      at = this.#readNext(at)
      if (!this.#open.innermost) this.#builder.endTopItem()
    }
    this.#open.end()
    return this.#builder.build(this.#hasDoctype ? 'html' : this.#rootTag, this.#hasDoctype)
  }

  #copy(start: number, end: number): void {
    this.#builder.addText(this.#text.slice(start, end))
  }

  /** Reads up to the next tag, comment or hole, and that as well. @returns where it ends. */
  #readNext(start: number): number {
    const text = this.#text
    NEXT.lastIndex = start
    const at = NEXT.exec(text)?.index ?? text.length
    this.#addText(start, at)
    if (at === text.length) return at
    if (text[at] === HOLE) return this.#readChild(at)
    const next = text[at + 1] ?? ''
    if (/[a-z\0]/i.test(next)) return this.#readStartTag(at)
    if (next === '/') return this.#readEndTag(at)
    if (next === '!' || next === '?') return this.#readDeclaration(at)
    if (next === '') throw endsInside(this.#source, 'a tag', at)
    // HTML takes this < for text. It must not begin a tag where a document moves the tag behind it.
    this.#builder.addText('&lt;')
    return at + 1
  }

  #addText(start: number, end: number): void {
    if (this.#text[end] === HOLE) refuseOpenReference(this.#source, start, end, 'a value')
    if (/[^\t\n\f\r ]/.test(this.#text.slice(start, end))) this.#isAtStart = false
    this.#copy(start, end)
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
    if (!parent) this.#builder.beginTopItem(this.#source.holeAt(at))
    this.#builder.addChild(this.#source.holeAt(at), parent?.name ?? '')
    return at + 1
  }

  #readStartTag(at: number): number {
    const tag = readStartTag(this.#source, at)
    this.#rootTag ??= tag.name
    this.#isAtStart = false
    if (!this.#open.innermost) {
      if (belongsInHead(tag.name)) {
        refuseOpenReference(this.#source, 0, at, 'the text behind the tag')
      }
      this.#builder.beginTopItem(tag.name)
    }
    const ids = addStartTag(this.#source, this.#builder, tag)
    const [element, holds] = this.#open.open(tag, (name) =>
      decodedAttribute(this.#source, tag, name),
    )
    if (!holds || element.namespace !== 'html') return tag.end
    // HTML drops a line end directly behind these tags: this one, and not the value's.
    if (contentOf(tag.name) === 'preformatted' && this.#text[tag.end] === HOLE) {
      this.#builder.addText('\n')
    }
    return addTextContent(this.#source, this.#builder, tag, ids)
  }

  #readEndTag(at: number): number {
    const { name, end } = readEndTag(this.#source, at)
    this.#open.close(name, at)
    this.#copy(at, end)
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
        throw this.#source.error('got a doctype', at, 'write it first in the document')
      }
      this.#hasDoctype = true
    }
    this.#copy(at, end)
    return end
  }
}
