import type { CompiledTemplate, Hole } from '../nodes/template-node'
import { stepsOf } from './steps'
import { concernsDocument, type Place, TemplateTop, type TopItem } from './template-top'

/** Collects what the compiler reads: the static text, the holes, and the items at the top. */
export class TemplateBuilder {
  readonly #statics = ['']
  readonly #holes: Hole[] = []
  readonly #top: TopItem[] = []
  #topItem: Omit<TopItem, 'end'> | undefined

  addText(text: string): void {
    this.#statics[this.#statics.length - 1] += text
  }

  /** Takes back white space at the end of the text. */
  trimEnd(): void {
    const text = this.#statics.pop() as string
    this.#statics.push(text.replace(/[\t\n\f\r ]+$/, ''))
  }

  addHole(hole: Hole): void {
    this.#holes.push(hole)
    this.#statics.push('')
  }

  /** @param index the number of the value. @param tag of the element around. */
  addChild(index: number, tag: string): void {
    this.addHole({ kind: 'child', plain: index, tag })
  }

  /** Begins an item at the top: everything that is added before `endTopItem` belongs to it. */
  beginTopItem(content: TopItem['content']): void {
    this.#topItem = { content, start: this.#place }
  }

  endTopItem(): void {
    if (!this.#topItem) return
    this.#top.push({ ...this.#topItem, end: this.#place })
    this.#topItem = undefined
  }

  /** @param rootTag of the doctype or the first element. */
  build(rootTag: string | undefined, hasDoctype: boolean): CompiledTemplate {
    // A whole document has a head of its own.
    const isTakenApart = rootTag !== 'html' && this.#top.some(concernsDocument)
    const top = isTakenApart ? new TemplateTop(this.#statics, this.#holes, this.#top) : undefined
    // No spread: V8 gives each object that one makes another shape, and then searches for the steps
    // whenever it writes a template.
    const { steps, end } = stepsOf(this.#statics, this.#holes)
    return { steps, end, rootTag, hasDoctype, top }
  }

  get #place(): Place {
    return { hole: this.#holes.length, at: (this.#statics.at(-1) as string).length }
  }
}
