import type { CompiledTemplate, Hole } from '../nodes/template-node'
import { stepsOf } from './steps'
import { concernsDocument, type Place, TemplateTop, type TopItem } from './template-top'

/** A template as far as it was read: its text, its holes, and what stands at its top. */
export class TemplateWriter {
  readonly #statics = ['']
  readonly #holes: Hole[] = []
  readonly #top: TopItem[] = []
  #topItem: Omit<TopItem, 'end'> | undefined

  write(text: string): void {
    this.#statics[this.#statics.length - 1] += text
  }

  /** Takes back white space that was written last. */
  trimEnd(): void {
    const text = this.#statics.pop() as string
    this.#statics.push(text.replace(/[\t\n\f\r ]+$/, ''))
  }

  writeHole(hole: Hole): void {
    this.#holes.push(hole)
    this.#statics.push('')
  }

  /** What follows stands at the top. */
  beginTopItem(content: TopItem['content']): void {
    this.#topItem = { content, start: this.#place }
  }

  endTopItem(): void {
    if (!this.#topItem) return
    this.#top.push({ ...this.#topItem, end: this.#place })
    this.#topItem = undefined
  }

  /** @param rootTag of the doctype or the first element. */
  end(rootTag: string | undefined, hasDoctype: boolean): CompiledTemplate {
    // A whole document has a head of its own.
    const isTakenApart = rootTag !== 'html' && this.#top.some(concernsDocument)
    const top = isTakenApart ? new TemplateTop(this.#statics, this.#holes, this.#top) : undefined
    // No spread: each object that one makes is of another shape to V8, which then searches for steps
    // whenever it writes a template.
    const { steps, end } = stepsOf(this.#statics, this.#holes)
    return { steps, end, rootTag, hasDoctype, top }
  }

  get #place(): Place {
    return { hole: this.#holes.length, at: (this.#statics.at(-1) as string).length }
  }
}
