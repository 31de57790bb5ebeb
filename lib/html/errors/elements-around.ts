import { types } from 'node:util'
import { isPlainObject } from '../../checks/plain-object'
import { Markup, visitContent } from '../nodes/markup'
import type { Frame } from '../nodes/scope'
import { JsxAttribute } from '../nodes/template-node'
import type { Refusal } from './refusal'

/** A rendering that failed. */
interface Rendering {
  readonly content: unknown
  /** The tag of the element around the content. */
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
 * Lists the tags around a refused value, outermost first, inside of the innermost component or of
 * the rendered content. Rendering does not record tags, since every element would pay for that:
 * this function searches the content afterwards. It calls nothing in the content, so that it does
 * not find values that came out of an iterator.
 *
 * @returns `undefined` if the search finds nothing. The component may have got the error itself,
 * from with() for example.
 */
export function elementsAround(
  refusal: Refusal | undefined,
  rendering: Rendering,
): string[] | undefined {
  if (!refusal) return undefined
  // A list and no recursion, and each object once: content may be deep or contain itself.
  const left = [start(rendering)]
  const seen = new Set<unknown>()
  for (let place = left.pop(); place; place = left.pop()) {
    const { item, around } = place
    if (types.isProxy(item) || seen.has(item)) continue
    if (typeof item === 'object') seen.add(item)
    if (!refusal.isAttribute && isChild(item, around, refusal)) return tagsOf(around)
    const { children, hasAttribute } = inside(place, refusal)
    if (hasAttribute) return tagsOf({ tag: refusal.tag, parent: around })
    // In the order of the page: rendering failed at the first match.
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

/** Lists the children of a place, and tells whether the refused value is an attribute of it. */
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

/** Other elements may have the same child and accept it: text is refused in a `<script>` only. */
function isChild(item: unknown, around: Around | undefined, { value, tag }: Refusal): boolean {
  return item === value && (around === undefined || around.tag === tag)
}

/** Calls no getter. */
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
