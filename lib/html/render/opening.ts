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

/** The attributes that follow an {@link Opening}: one name, and the openings that its values make. */
interface Branch {
  readonly key: string
  /** Absent when the values are data, each another. */
  values: Map<unknown, Opening> | undefined
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
      const known = branch?.values?.get(value)
      if (known !== undefined) {
        opening = known
        continue
      }
      const attribute = opening.#render(key, value)
      const next = branch && opening.#remember(branch, value, attribute)
      if (next === undefined) text += opening.#text + attribute.html
      opening = next ?? opening.#after(branch, attribute)
    }
    return text + opening.closed
  }

  #render(key: string, value: AttributeValue): Rendered {
    const tag = this.#tag
    const definition = defineAttribute(key, tag)
    const html = renderAttribute(value, definition, tag)
    if (html !== '' && this.#ids.includes(definition.id)) throw attributeTwice(key, definition, tag)
    return { html, id: definition.id }
  }

  /** What follows this opening: undefined if the memory is full. */
  #branchOf(key: string): Branch | undefined {
    const other = this.#others?.get(key)
    if (other || left <= 0) return other
    left -= 100
    const branch = { key, values: new Map(), rest: undefined }
    if (!this.#branch) this.#branch = branch
    else {
      this.#others ??= new Map()
      this.#others.set(key, branch)
    }
    return branch
  }

  #remember(branch: Branch, value: AttributeValue, attribute: Rendered): Opening | undefined {
    if (!branch.values || !isKept(value, attribute.html) || left <= 0) return undefined
    if (branch.values.size >= MOST_VALUES) {
      branch.values = undefined
      return undefined
    }
    const next = this.#with(this.#text + attribute.html, attribute)
    left -= 100 + 2 * next.closed.length
    branch.values.set(value, next)
    return next
  }

  /** Where the tag goes on behind an attribute that is not remembered. */
  #after(branch: Branch | undefined, attribute: Rendered): Opening {
    if (branch?.rest) return branch.rest
    const rest = this.#with('', attribute)
    if (branch) branch.rest = rest
    return rest
  }

  #with(text: string, { html, id }: Rendered): Opening {
    return new Opening(this.#tag, text, html === '' ? this.#ids : [...this.#ids, id])
  }
}

/** An attribute as it stands in a tag; empty if it is left out. */
interface Rendered {
  readonly html: string
  readonly id: string
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
