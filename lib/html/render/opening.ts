import type { AttributeDefinition } from '../attributes/attribute-kinds'
import { defineAttribute } from '../attributes/attribute-names'
import {
  type Attributes,
  type AttributeValue,
  attributeTwice,
  renderAttribute,
} from '../attributes/attributes'

const isOwn = Object.prototype.hasOwnProperty

/** So many values of one attribute are kept, then it is taken for data. */
const MOST_VALUES = 48
/** Of values that are longer, each is likely another. */
const LONGEST_VALUE = 256
/** Characters, of all openings of the process: names and values from data must not fill the memory. */
let left = 2_000_000

/** One attribute that follows an {@link Opening}, and the openings that its values make. */
interface Branch {
  readonly key: string
  readonly definition: AttributeDefinition
  /** Whether the opening has the attribute already. */
  readonly isTwice: boolean
  /** Absent when the values are data, each another. */
  values: Map<AttributeValue, Opening> | undefined
  /** What follows an attribute that is not remembered. */
  rest: Opening | undefined
}

/**
 * The beginning of a tag, `<div class="card"`, as it was written before: an application has few
 * different ones, and one lookup an attribute is half the price of escaping and joining them again.
 */
export class Opening {
  readonly #tag: string
  readonly #ids: readonly string[]
  /** Without and with the `>`. */
  readonly #text: string
  readonly closed: string
  #branch: Branch | undefined
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
    let opening: Opening = this
    // for...in with hasOwnProperty is four times faster than Object.keys, and as safe from a
    // polluted prototype.
    for (const key in attributes) {
      if (!isOwn.call(attributes, key)) continue
      const value = attributes[key]
      // The children of JSX are no attribute.
      if (value === undefined || value === null || key === 'children') continue
      const branch = opening.#branch?.key === key ? opening.#branch : opening.#branchOf(key)
      const known = branch.values?.get(value)
      if (known !== undefined) {
        opening = known
        continue
      }
      const attribute = renderAttribute(value, branch.definition, opening.#tag)
      if (branch.isTwice && attribute !== '') {
        throw attributeTwice(key, branch.definition, opening.#tag)
      }
      const next = opening.#remember(branch, value, attribute)
      if (next === undefined) text += opening.#text + attribute
      opening = next ?? opening.#after(branch)
    }
    return text + opening.closed
  }

  #branchOf(key: string): Branch {
    const other = this.#others?.get(key)
    if (other) return other
    const definition = defineAttribute(key, this.#tag)
    const isTwice = this.#ids.includes(definition.id)
    const branch = { key, definition, isTwice, values: new Map(), rest: undefined }
    if (left <= 0) return branch
    left -= 100
    if (!this.#branch) this.#branch = branch
    else {
      this.#others ??= new Map()
      this.#others.set(key, branch)
    }
    return branch
  }

  #remember(branch: Branch, value: AttributeValue, attribute: string): Opening | undefined {
    if (!branch.values || !isKept(value, attribute) || left <= 0) return undefined
    if (branch.values.size >= MOST_VALUES) {
      branch.values = undefined
      return undefined
    }
    const next = this.#with(branch, this.#text + attribute)
    left -= 100 + 2 * next.closed.length
    branch.values.set(value, next)
    return next
  }

  /** Where the tag goes on behind an attribute that is not remembered. */
  #after(branch: Branch): Opening {
    branch.rest ??= this.#with(branch, '')
    return branch.rest
  }

  #with({ definition }: Branch, text: string): Opening {
    return new Opening(this.#tag, text, [...this.#ids, definition.id])
  }
}

function isKept(value: AttributeValue, written: string): boolean {
  if (typeof value !== 'string') return typeof value === 'boolean'
  // Each URL that is refused is reported.
  return value.length <= LONGEST_VALUE && !written.endsWith('"about:invalid"')
}

/**
 * The same string, as one piece: one that is still made of its parts costs each page that holds it
 * a walk over the parts.
 */
function flat(text: string): string {
  const encoding = /^[\0-\xFF]*$/.test(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}
