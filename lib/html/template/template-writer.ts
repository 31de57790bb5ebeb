import { stepsOf } from './steps'
import type { CompiledTemplate, Hole } from './template-node'
import { type Place, TemplateTop, type TopItem } from './template-top'

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

  /** What follows stands at the top, and a document asks for it. */
  beginTopItem(content: TopItem['content']): void {
    this.#topItem = { content, start: this.#place }
  }

  endTopItem(): void {
    if (!this.#topItem) return
    this.#top.push({ ...this.#topItem, end: this.#place })
    this.#topItem = undefined
  }

  /** @param rootTag of a doctype or the element that it begins with. */
  end(rootTag: string | undefined, hasDoctype: boolean): CompiledTemplate {
    // A whole document has a head of its own.
    const isInOnePiece = this.#top.length === 0 || rootTag === 'html'
    const top = isInOnePiece ? undefined : new TemplateTop(this.#statics, this.#holes, this.#top)
    // No spread: each object that one makes is of another shape to V8, which then searches for steps
    // whenever it writes a template.
    const { steps, end } = stepsOf(this.#statics, this.#holes)
    return { steps, end, rootTag, hasDoctype, top }
  }

  get #place(): Place {
    return { hole: this.#holes.length, at: (this.#statics.at(-1) as string).length }
  }
}
