import { types } from 'node:util'
import { isPlainObject } from '../../checks/plain-object'
import { Markup, visitContent } from '../nodes/markup'
import type { Frame } from '../nodes/scope'
import { JsxAttribute } from '../nodes/template-node'
import type { Refusal } from './refusal'

/** Where a rendering was when it failed. */
interface Rendering {
  readonly content: unknown
  /** Of the element around the content. */
  readonly tag: string
  readonly innermost: Frame | undefined
  readonly outermost: Frame | undefined
}

interface Place {
  readonly item: unknown
  readonly around: Around | undefined
}

/** The elements around a place, innermost first. */
interface Around {
  readonly tag: string
  readonly parent: Around | undefined
}

/**
 * The tags around what was refused, outermost first: from the innermost component on, or from the
 * content that was rendered. Rendering keeps no account of them, which each element would pay for: what
 * failed is looked for afterwards. Nothing in the content is called, so that iterators end the search.
 *
 * @returns nothing if it is not found: what a component did itself, as with(), may have been refused.
 */
export function elementsAround(
  refusal: Refusal | undefined,
  rendering: Rendering,
): string[] | undefined {
  if (!refusal) return undefined
  // A list and no recursion, and each object once: content may be deep, or hold itself.
  const left = [start(rendering)]
  const seen = new Set<unknown>()
  for (let place = left.pop(); place; place = left.pop()) {
    const { item, around } = place
    if (types.isProxy(item) || seen.has(item)) continue
    if (typeof item === 'object') seen.add(item)
    if (!refusal.isAttribute && isChild(item, around, refusal)) return tagsOf(around)
    const { children, hasAttribute } = inside(place, refusal)
    if (hasAttribute) return tagsOf({ tag: refusal.tag, parent: around })
    // In the order of the page: the first that is refused is where it failed.
    for (const child of children.reverse()) left.push(child)
  }
  return undefined
}

function start({ content, tag, innermost, outermost }: Rendering): Place {
  for (let frame = innermost; frame && frame !== outermost; frame = frame.parent) {
    if (frame.content !== undefined) return { item: frame.content, around: undefined }
  }
  return { item: content, around: tag ? { tag, parent: undefined } : undefined }
}

/** The children of a place, and whether it has the refused value as an attribute. */
function inside({ item, around }: Place, refusal: Refusal) {
  const children: Place[] = []
  let hasAttribute = false
  if (Array.isArray(item)) {
    for (let i = 0; i < item.length; i++) children.push({ item: item[i], around })
  } else if (item instanceof Markup) {
    item[visitContent]?.({
      children(child, tag) {
        children.push({ item: child, around: tag ? { tag, parent: around } : around })
      },
      attributes(attributes, tag = refusal.tag) {
        hasAttribute ||=
          refusal.isAttribute &&
          refusal.tag === tag &&
          (attributes === refusal.value || holds(attributes, refusal.value))
      },
      other() {},
    })
  }
  return { children, hasAttribute }
}

/** The same text may be a child where it is none that is refused: code is refused by its tag. */
function isChild(item: unknown, around: Around | undefined, { value, tag }: Refusal): boolean {
  return item === value && (around === undefined || around.tag === tag)
}

/** Without a call of a getter. */
function holds(attributes: unknown, value: unknown): boolean {
  if (types.isProxy(attributes)) return false
  if (!isPlainObject(attributes) && !(attributes instanceof JsxAttribute)) return false
  const properties = Object.values(Object.getOwnPropertyDescriptors(attributes))
  return properties.some((property) => property.value === value)
}

function tagsOf(innermost: Around | undefined): string[] {
  const tags: string[] = []
  for (let at = innermost; at; at = at.parent) tags.push(at.tag)
  return tags.reverse()
}
