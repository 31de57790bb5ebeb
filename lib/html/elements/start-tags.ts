import { attributeText } from '../attributes/attribute-text'
import { type AttributeDefinition, defineAttribute } from '../attributes/define-attribute'
import { attributeTwice, unrememberedAttributes } from '../attributes/unremembered-attributes'
import type { Attributes, AttributeValue } from '../nodes/attribute-values'
import type { StartTagWriter } from '../nodes/element-node'
import { escapeHtml } from '../text/escape-html'
import { flattenString } from '../text/flatten-string'
import { isWorthRemembering, MOST_VALUES, memory } from './start-tag-memory'

const isOwn = Object.prototype.hasOwnProperty

/**
 * Writes the start tags of one tag name, and remembers them: an application writes the same
 * attributes in the same order, mostly with the same values, again and again. A value that is
 * remembered is neither checked nor escaped nor joined again.
 *
 * They form a tree: a shape is the attributes so far, in their order; each of its steps leads to
 * one more attribute, and holds the pieces of text by value. After some cards and a hidden one,
 * `Div` remembers:
 *
 *     Shape <div                       Div() is withoutAttributes: <div>
 *       │
 *       └─ step class                  before: <div class="
 *            │  pieces: 'card'         open: <div class="card"      closed: <div class="card">
 *            │          'card wide'    open: <div class="card wide" closed: <div class="card wide">
 *            ▼
 *          Shape with class
 *            ├─ step id (next)         before:  id="
 *            │    │  pieces: none      32 values were not all: ids are data
 *            │    ▼
 *            │  Shape with class, id
 *            │
 *            └─ step hidden (others)   before:  hidden="
 *                 │  pieces: true      open:  hidden                closed:  hidden>
 *                 ▼
 *               Shape with class, hidden
 *
 * `Div({ class: 'card', id: 'c7' })` follows class and id: it finds `<div class="card"` and adds
 * `before` of the second step, the escaped value, and `">`. `Div({ class: 'card', hidden: true })`
 * joins two pieces that it finds: the first is open, the last closed.
 */
export class StartTags implements StartTagWriter {
  readonly withoutAttributes: string
  readonly #tag: string
  readonly #shape: Shape

  /** @param text the tag without the `>`, with the attributes of a preset. */
  constructor(tag: string, text: string) {
    this.#tag = tag
    this.withoutAttributes = flattenString(`${text}>`)
    this.#shape = new Shape(tag, text, [])
  }

  /** The main path of all attributes of elements. It is written for speed: see bench/render. */
  write(text: string, attributes: Attributes): string {
    const start = text
    let shape = this.#shape
    // The last piece is not written yet: whether it is open or closed depends on what follows.
    let piece: Piece | undefined
    // for...in with hasOwnProperty is four times faster than Object.keys, and as safe from a
    // polluted prototype.
    for (const key in attributes) {
      if (!isOwn.call(attributes, key)) continue
      const value = attributes[key]
      // The children of JSX are no attribute.
      if (value === undefined || value === null || key === 'children') continue
      const step = shape.next?.key === key ? shape.next : shape.step(key)
      if (step === undefined) return start + this.#unremembered(attributes)
      let found = step.pieces?.get(value)
      if (found === undefined) {
        const content = attributeText(value, step.definition, this.#tag)
        if (content === undefined) continue
        if (step.isTwice) throw attributeTwice(key, step.definition, this.#tag)
        found = step.remember(value, content)
        if (found === undefined) {
          if (content === true) return start + this.#unremembered(attributes)
          if (piece !== undefined) text += piece.open
          text += step.before
          text += escapeHtml(content)
          piece = QUOTE
          shape = step.to
          continue
        }
      }
      if (piece !== undefined) text += piece.open
      piece = found
      shape = step.to
    }
    return text + (piece === undefined ? this.withoutAttributes : piece.closed)
  }

  /** The fallback, when the memory is full. */
  #unremembered({ children, ...attributes }: Attributes): string {
    return `${this.withoutAttributes.slice(0, -1)}${unrememberedAttributes(attributes, this.#tag)}>`
  }
}

/** A piece of a tag: where another attribute follows, and where the tag ends. */
interface Piece {
  readonly open: string
  readonly closed: string
}

/** What follows a value that is not remembered. */
const QUOTE: Piece = { open: '"', closed: '">' }

/** The attributes of a tag so far, in their order. */
class Shape {
  /** The step that was taken first: mostly there is no other. */
  next: AttributeStep | undefined
  #others: Map<string, AttributeStep> | undefined

  /**
   * @param text what comes before the next attribute: the tag's name, if that is the first.
   * @param ids of the attributes so far.
   */
  constructor(
    readonly tag: string,
    readonly text: string,
    readonly ids: readonly string[],
  ) {}

  /** The step to one more attribute; `undefined` if it is new and the memory is full. */
  step(key: string): AttributeStep | undefined {
    const known = this.#others?.get(key)
    if (known || memory.isFull) return known
    const step = new AttributeStep(key, this)
    memory.takeStep()
    if (!this.next) this.next = step
    else {
      this.#others ??= new Map()
      this.#others.set(key, step)
    }
    return step
  }
}

/** From one shape to the next, by one attribute. */
class AttributeStep {
  readonly definition: AttributeDefinition
  /** Whether the shape has the attribute already, perhaps in another spelling. */
  readonly isTwice: boolean
  /** The attribute up to its value. */
  readonly before: string
  readonly to: Shape
  /** By value; `undefined` once the attribute has shown that it holds data. */
  pieces: Map<AttributeValue, Piece> | undefined = new Map()

  constructor(
    readonly key: string,
    { tag, text, ids }: Shape,
  ) {
    this.definition = defineAttribute(key, tag)
    const { name, id } = this.definition
    this.isTwice = ids.includes(id)
    this.before = flattenString(`${text} ${name}="`)
    this.to = new Shape(tag, '', [...ids, id])
  }

  /** The piece of a value, which is remembered from now on; `undefined` if it is not. */
  remember(value: AttributeValue, content: string | true): Piece | undefined {
    if (!this.pieces || !isWorthRemembering(value, content) || memory.isFull) return undefined
    if (this.pieces.size >= MOST_VALUES) {
      memory.giveBack(this.pieces.values())
      this.pieces = undefined
      return undefined
    }
    const open =
      content === true ? this.before.slice(0, -2) : `${this.before}${escapeHtml(content)}"`
    const piece = { open: flattenString(open), closed: flattenString(`${open}>`) }
    memory.takePiece(piece)
    this.pieces.set(value, piece)
    return piece
  }
}
