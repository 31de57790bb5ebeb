import type { AttributeDefinition } from '../attributes/attribute-kinds'
import { defineAttribute } from '../attributes/attribute-names'
import {
  type Attributes,
  type AttributeValue,
  attributeText,
  attributeTwice,
  renderAttributes,
} from '../attributes/attributes'
import { escapeHtml } from './escape-html'
import { flat } from './flat'

const isOwn = Object.prototype.hasOwnProperty

/**
 * So many values of one attribute are kept, then it is taken for data. Few, since what follows each
 * of them is kept as well.
 */
const MOST_VALUES = 12
/** Of values that are longer, each is likely another. */
const LONGEST_VALUE = 256
/** Characters, of all openings of the process: names and values from data must not fill the memory. */
let left = 2_000_000

/**
 * The beginning of a tag, `<div class="card"`, as it was written before. An application has few
 * different ones: to find one again takes 14 ns an attribute, to escape and join it 45.
 */
export class Opening {
  /** With the `>`. */
  readonly closed: string
  readonly #text: string
  readonly #tag: string
  readonly #ids: readonly string[]
  #next: Branch | undefined
  #others: Map<string, Branch> | undefined

  /** @param ids of the attributes that are in the text, or were written before it. */
  constructor(tag: string, text: string, ids: readonly string[] = []) {
    this.#tag = tag
    this.#ids = ids
    this.#text = flat(text)
    this.closed = flat(`${text}>`)
  }

  /** Adds the tag with its attributes to `text`. */
  write(text: string, attributes: Attributes): string {
    const start = text
    let opening: Opening = this
    // for...in with hasOwnProperty is four times faster than Object.keys, and as safe from a
    // polluted prototype.
    for (const key in attributes) {
      if (!isOwn.call(attributes, key)) continue
      const value = attributes[key]
      // The children of JSX are no attribute.
      if (value === undefined || value === null || key === 'children') continue
      const branch = opening.#next?.key === key ? opening.#next : opening.#branch(key)
      if (branch === undefined) return start + this.#unremembered(attributes)
      const known = branch.openings?.get(value)
      if (known !== undefined) {
        opening = known
        continue
      }
      const content = attributeText(value, branch.definition, opening.#tag)
      if (content === undefined) continue
      if (branch.isTwice) throw attributeTwice(key, branch.definition, opening.#tag)
      const next = opening.#remember(branch, value, content)
      if (next !== undefined) opening = next
      else if (content === true) return start + this.#unremembered(attributes)
      else {
        text += branch.before + escapeHtml(content)
        opening = branch.after
      }
    }
    return text + opening.closed
  }
  /** What follows; nothing if the memory is full. */
  #branch(key: string): Branch | undefined {
    const known = this.#others?.get(key)
    if (known || left <= 0) return known
    const definition = defineAttribute(key, this.#tag)
    const branch = new Branch(key, definition, this.#tag, this.#text, this.#ids)
    left -= branch.cost
    if (!this.#next) this.#next = branch
    else {
      this.#others ??= new Map()
      this.#others.set(key, branch)
    }
    return branch
  }

  /** The opening with the attribute; nothing if the value is not one to remember. */
  #remember(branch: Branch, value: AttributeValue, content: string | true): Opening | undefined {
    if (!branch.openings || !isKept(value, content) || left <= 0) return undefined
    if (branch.openings.size >= MOST_VALUES) {
      for (const opening of branch.openings.values()) left += opening.#cost()
      branch.openings = undefined
      return undefined
    }
    const text = content === true ? branch.bare : `${branch.before}${escapeHtml(content)}"`
    const next = new Opening(this.#tag, text, branch.ids)
    left -= next.#cost()
    branch.openings.set(value, next)
    return next
  }

  /** All that is kept in the opening. */
  #cost(): number {
    let cost = 200 + 2 * this.closed.length
    for (const branch of [this.#next, ...(this.#others?.values() ?? [])]) {
      if (!branch) continue
      cost += branch.cost
      for (const opening of branch.openings?.values() ?? []) cost += opening.#cost()
    }
    return cost
  }

  #unremembered({ children, ...attributes }: Attributes): string {
    return `${this.#text}${renderAttributes(attributes, this.#tag)}>`
  }
}

/** One attribute that follows an opening. */
class Branch {
  readonly isTwice: boolean
  readonly ids: readonly string[]
  /** The opening and the attribute up to its value, and without one. */
  readonly before: string
  readonly bare: string
  /** The openings that its values make; absent when the values are data, each another. */
  openings: Map<AttributeValue, Opening> | undefined = new Map()
  /** What follows a value that is not remembered. */
  readonly after: Opening

  constructor(
    readonly key: string,
    readonly definition: AttributeDefinition,
    tag: string,
    text: string,
    ids: readonly string[],
  ) {
    this.isTwice = ids.includes(definition.id)
    this.ids = [...ids, definition.id]
    this.bare = flat(`${text} ${definition.name}`)
    this.before = flat(`${this.bare}="`)
    this.after = new Opening(tag, '"', this.ids)
  }

  get cost(): number {
    return 500 + 2 * this.before.length
  }
}

function isKept(value: AttributeValue, content: string | true): boolean {
  if (typeof value !== 'string') return typeof value === 'boolean'
  // Each URL that is refused is reported.
  return value.length <= LONGEST_VALUE && content !== 'about:invalid'
}
