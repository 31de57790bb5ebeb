import { types } from 'node:util'
import { isPlainObject } from '../../checks/plain-object'
import { ComponentNode } from '../nodes/component-node'
import { ElementNode, FragmentNode } from '../nodes/element-node'
import { JsxAttribute } from '../nodes/jsx-attribute'
import { type Frame, ScopeNode } from '../nodes/scope'
import { TemplateNode } from '../nodes/template-node'
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
    if (refusal.isAttribute && hasAttribute(item, refusal)) {
      return tagsOf({ tag: refusal.tag, parent: around })
    }
    if (!refusal.isAttribute && isChild(item, around, refusal)) return tagsOf(around)
    const inside: Place[] = []
    visitInside(item, (child, tag) => {
      inside.push({ item: child, around: tag ? { tag, parent: around } : around })
    })
    // In the order of the page: the first that is refused is where it failed.
    for (const one of inside.reverse()) left.push(one)
  }
  return undefined
}

function start({ content, tag, innermost, outermost }: Rendering): Place {
  for (let frame = innermost; frame && frame !== outermost; frame = frame.parent) {
    if (frame.content !== undefined) return { item: frame.content, around: undefined }
  }
  return { item: content, around: tag ? { tag, parent: undefined } : undefined }
}

function visitInside(item: unknown, visit: (child: unknown, tag?: string) => void): void {
  if (Array.isArray(item)) for (let i = 0; i < item.length; i++) visit(item[i])
  else if (item instanceof ElementNode) visit(item.children, item.definition.tag)
  else if (item instanceof FragmentNode) visit(item.children)
  else if (item instanceof TemplateNode) {
    for (const { hole } of item.template.steps) {
      if (hole.kind === 'child') visit(item.values[hole.plain], hole.tag)
    }
  } else if (item instanceof ScopeNode && !(item instanceof ComponentNode)) {
    item.visitContent((child) => visit(child))
  }
}

/** The same text may be a child where it is none that is refused: code is refused by its tag. */
function isChild(item: unknown, around: Around | undefined, { value, tag }: Refusal): boolean {
  return item === value && (around === undefined || around.tag === tag)
}

function hasAttribute(item: unknown, { value, tag }: Refusal): boolean {
  if (item instanceof ElementNode)
    return item.definition.tag === tag && holds(item.attributes, value)
  if (!(item instanceof TemplateNode)) return false
  return item.values.some((one) => one === value || holds(one, value))
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
