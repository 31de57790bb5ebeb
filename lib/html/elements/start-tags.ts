import { attributeText } from '../attributes/attribute-text'
import { type AttributeDefinition, defineAttribute } from '../attributes/define-attribute'
import { attributeTwice, unrememberedAttributes } from '../attributes/unremembered-attributes'
import type { Attributes, AttributeValue } from '../nodes/attribute-values'
import type { StartTagWriter } from '../nodes/element-node'
import { escapeHtml } from '../text/escape-html'
import { flattenString } from '../text/flatten-string'

const isOwn = Object.prototype.hasOwnProperty

/** So many values of one attribute are kept, then it is taken for data. */
const MOST_VALUES = 32
/** Of values that are longer, each is likely another. */
const LONGEST_VALUE = 256
/** Characters, of the whole process: names and values from data must not fill the memory. */
let memoryLeft = 2_000_000

/** A piece of a tag, also with the `>` behind it. */
interface TagPiece {
  readonly open: string
  readonly closed: string
}

/** Behind a value that is data. */
const QUOTE: TagPiece = { open: '"', closed: '">' }

/**
 * How the tags of one name begin. An application writes the same attributes in the same order, mostly
 * with the same values, again and again: the piece of a tag that was written before is found again,
 * and neither escaped nor joined.
 */
export class StartTags implements StartTagWriter {
  readonly withoutAttributes: string
  readonly #tag: string
  readonly #shape: Shape

  /** @param text the tag without the `>`. */
  constructor(tag: string, text: string) {
    this.#tag = tag
    this.withoutAttributes = flattenString(`${text}>`)
    this.#shape = new Shape(tag, text, [])
  }

  write(text: string, attributes: Attributes): string {
    const start = text
    let shape = this.#shape
    // Written when it is known whether it is the last.
    let piece: TagPiece | undefined
    // for...in with hasOwnProperty is four times faster than Object.keys, and as safe from a
    // polluted prototype.
    for (const key in attributes) {
      if (!isOwn.call(attributes, key)) continue
      const value = attributes[key]
      // The children of JSX are no attribute.
      if (value === undefined || value === null || key === 'children') continue
      const step = shape.next?.key === key ? shape.next : shape.step(key)
      if (step === undefined) return start + this.#unremembered(attributes)
      let next = step.pieces?.get(value)
      if (next === undefined) {
        const content = attributeText(value, step.definition, this.#tag)
        if (content === undefined) continue
        if (step.isTwice) throw attributeTwice(key, step.definition, this.#tag)
        next = step.remember(value, content)
        if (next === undefined) {
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
      piece = next
      shape = step.to
    }
    return text + (piece === undefined ? this.withoutAttributes : piece.closed)
  }

  #unremembered({ children, ...attributes }: Attributes): string {
    return `${this.withoutAttributes.slice(0, -1)}${unrememberedAttributes(attributes, this.#tag)}>`
  }
}

/** Attributes that a tag has in one order, as far as it is written. */
class Shape {
  /** The attribute that followed first; others are rare. */
  next: AttributeStep | undefined
  #others: Map<string, AttributeStep> | undefined

  /** @param text what the next attribute is written behind: the tag's name, if it is the first. */
  constructor(
    readonly tag: string,
    readonly text: string,
    readonly ids: readonly string[],
  ) {}

  /** The next attribute; nothing if the memory is full. */
  step(key: string): AttributeStep | undefined {
    const known = this.#others?.get(key)
    if (known || memoryLeft <= 0) return known
    const step = new AttributeStep(key, this)
    memoryLeft -= 500
    if (!this.next) this.next = step
    else {
      this.#others ??= new Map()
      this.#others.set(key, step)
    }
    return step
  }
}

/** One attribute behind those of a shape. */
class AttributeStep {
  readonly definition: AttributeDefinition
  /** Whether the shape has the attribute already. */
  readonly isTwice: boolean
  /** The attribute up to its value. */
  readonly before: string
  readonly to: Shape
  /** By value; absent when the values are data, each another. */
  pieces: Map<AttributeValue, TagPiece> | undefined = new Map()

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

  /** The attribute as a piece of a tag; nothing if its values are data. */
  remember(value: AttributeValue, content: string | true): TagPiece | undefined {
    if (!this.pieces || !isKept(value, content) || memoryLeft <= 0) return undefined
    if (this.pieces.size >= MOST_VALUES) {
      for (const piece of this.pieces.values()) memoryLeft += costOf(piece)
      this.pieces = undefined
      return undefined
    }
    const open =
      content === true ? this.before.slice(0, -2) : `${this.before}${escapeHtml(content)}"`
    const piece = { open: flattenString(open), closed: flattenString(`${open}>`) }
    memoryLeft -= costOf(piece)
    this.pieces.set(value, piece)
    return piece
  }
}

function isKept(value: AttributeValue, content: string | true): boolean {
  if (typeof value !== 'string') return typeof value === 'boolean'
  // What is written otherwise than it came is a URL that runs code: each is reported.
  return value.length <= LONGEST_VALUE && content === value
}

/** Characters, and what objects take beside them. */
function costOf({ open }: TagPiece): number {
  return 100 + 2 * open.length
}
