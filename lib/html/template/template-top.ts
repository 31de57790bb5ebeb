import { type CompiledTemplate, type Hole, TemplateNode } from '../nodes/template-node'
import { belongsInHead, isAroundContent, takesNonce } from '../text/tag-names'
import { stepsOf } from './steps'

/** An element or a value at the top of a template: inside of no element of the template. */
export interface TopItem {
  /** The name of the element's tag, or the number of the value. */
  readonly content: string | number
  readonly start: Place
  readonly end: Place
}

/** Whether a document treats it in its own way: a value, or an element such as `<title>`. */
export function concernsDocument({ content }: TopItem): boolean {
  if (typeof content === 'number') return true
  return belongsInHead(content) || takesNonce(content) || isAroundContent(content)
}

/** A place in the static text before the hole of that number. */
export interface Place {
  readonly hole: number
  readonly at: number
}

type Part = CompiledTemplate | number

/**
 * A template as the items at its top. Only a document asks for them, once for each page: so the
 * template is not split before the first document asks.
 */
export class TemplateTop {
  readonly #statics: readonly string[]
  readonly #holes: readonly Hole[]
  readonly #items: readonly TopItem[]
  #parts: readonly Part[] | undefined

  constructor(statics: readonly string[], holes: readonly Hole[], items: readonly TopItem[]) {
    this.#statics = statics
    this.#holes = holes
    this.#items = items
  }

  /** The parts of the template as nodes, and its values at the top, in order. */
  contentOf(values: readonly unknown[]): unknown[] {
    this.#parts ??= this.#split()
    // All parts share the values: a hole knows its value by the number in the whole template.
    return this.#parts.map((part) =>
      typeof part === 'number' ? values[part] : new TemplateNode(part, values),
    )
  }

  #split(): Part[] {
    const parts: Part[] = []
    let from: Place = { hole: 0, at: 0 }
    const add = (to: Place, tag: string | undefined) => {
      const part = this.#part(from, to, tag)
      if (part) parts.push(part)
      from = to
    }
    let first: string | undefined
    for (const item of this.#items) {
      const { content, start, end } = item
      if (!concernsDocument(item)) {
        first ??= content as string
        continue
      }
      add(start, first)
      if (typeof content === 'string') add(end, content)
      else parts.push(content)
      from = end
      first = undefined
    }
    add({ hole: this.#holes.length, at: Number.POSITIVE_INFINITY }, first)
    return parts
  }

  #part(from: Place, to: Place, rootTag: string | undefined): CompiledTemplate | undefined {
    const statics = this.#statics.slice(from.hole, to.hole + 1)
    // The end first: start and end may stand in the same text.
    statics.push((statics.pop() as string).slice(0, to.at))
    statics[0] = (statics[0] as string).slice(from.at)
    const holes = this.#holes.slice(from.hole, to.hole)
    if (holes.length === 0 && statics[0] === '') return undefined
    const { steps, end } = stepsOf(statics, holes)
    return { steps, end, rootTag, hasDoctype: false, top: undefined }
  }
}
