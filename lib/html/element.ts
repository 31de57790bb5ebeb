import { describeValue } from '../describe-value'
import type { Attributes } from './attributes/attributes'
import { type Child, isChildIterable, isPromiseLike } from './child'
import type { Code } from './code/code'
import type { Markup } from './markup'
import { type ElementDefinition, ElementNode } from './node'
import { isPlainObject } from './plain-object'
import { Opening } from './render/opening'

/**
 * Makes one element. Attributes come first, as a plain object; all the rest are children. An `any`
 * does not compile in first place: data that nobody checked could be attributes there. In an array,
 * as `P([data])`, it can only be a child.
 */
export type ElementFunction = <First extends Attributes | Child>(
  first?: First,
  ...children: RestAfter<First, Child[]>
) => Markup

/** Makes an element that HTML allows no children in. */
export type VoidElementFunction = (attributes?: Attributes) => Markup

/** Makes an element whose text is code. */
export type CodeElementFunction = <First extends Attributes | CodeChild>(
  first?: First,
  ...code: RestAfter<First, CodeChild[]>
) => Markup

type CodeChild = Code | Markup | null | undefined | false

/** `Rest`, or what no arguments fit if `First` is `any`. */
export type RestAfter<First, Rest> = 0 extends 1 & First ? [never] : Rest

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i
const CODE = /^(?:script|style)$/i
const PREFORMATTED = /^(?:pre|textarea|listing)$/i

// https://html.spec.whatwg.org/multipage/custom-elements.html#valid-custom-element-name, its ASCII part.
const TAG_NAME = /^[a-z][a-z0-9._-]*$/i

/**
 * The function that makes elements of one tag name: for custom elements, and for what has no
 * function of its own here.
 *
 * @throws TypeError if `tag` is not a tag name.
 * @example
 * const UserCard = element('user-card')
 * UserCard({ userId: 7 }, 'Ada') // <user-card userId="7">Ada</user-card>
 */
export function element(tag: 'script' | 'style'): CodeElementFunction
export function element(tag: VoidTag): VoidElementFunction
export function element(tag: string): ElementFunction
export function element(tag: string): ElementFunction | VoidElementFunction | CodeElementFunction {
  const definition = definitionOfTag(tag)
  const make =
    definition.content === 'void' ? voidElement(definition) : elementWithChildren(definition)
  definitions.set(make, definition)
  return make
}

function elementWithChildren(definition: ElementDefinition): ElementFunction {
  return (first?: unknown, ...rest: unknown[]): Markup => {
    if (isAttributes(first))
      return new ElementNode(definition, first, rest.length === 1 ? rest[0] : rest)
    if (rest.length === 0) return new ElementNode(definition, undefined, first)
    rest.unshift(first)
    return new ElementNode(definition, undefined, rest)
  }
}

function voidElement(definition: ElementDefinition): VoidElementFunction {
  return (...given: unknown[]): Markup => {
    const attributes = isAttributes(given[0]) ? given[0] : undefined
    const child = given.find((one) => one !== undefined && one !== attributes)
    if (child !== undefined) throw voidElementWithChild(definition.tag, child)
    return new ElementNode(definition, attributes, undefined)
  }
}

export function voidElementWithChild(tag: string, child: unknown): TypeError {
  return new TypeError(
    `<${tag}> is a void element and takes no children, got ${describeValue(child)}`,
  )
}

const definitions = new WeakMap<object, ElementDefinition>()

/** The definition of an element's function; of any other function, none. */
export function definitionOf(make: object): ElementDefinition | undefined {
  return definitions.get(make)
}

const tags = new Map<string, ElementDefinition>()
// Tag names come from code; those that come from data must not fill the memory.
const MOST_TAGS = 1_000

/** @throws TypeError if `tag` is not a tag name. */
export function definitionOfTag(tag: string): ElementDefinition {
  const known = tags.get(tag)
  if (known) return known
  if (typeof tag !== 'string' || !TAG_NAME.test(tag)) {
    throw new TypeError(`element() expected a tag name like 'user-card', got ${describeValue(tag)}`)
  }
  const content = contentOf(tag)
  const definition: ElementDefinition = {
    tag,
    content,
    opening: new Opening(tag, `<${tag}`),
    closing: content === 'void' ? '' : `</${tag}>`,
  }
  if (tags.size < MOST_TAGS) tags.set(tag, definition)
  return definition
}

type VoidTag =
  | 'area'
  | 'base'
  | 'br'
  | 'col'
  | 'embed'
  | 'hr'
  | 'img'
  | 'input'
  | 'link'
  | 'meta'
  | 'source'
  | 'track'
  | 'wbr'

function contentOf(tag: string): ElementDefinition['content'] {
  if (VOID.test(tag)) return 'void'
  if (CODE.test(tag)) return 'code'
  return PREFORMATTED.test(tag) ? 'preformatted' : 'children'
}

/** Plain objects are attributes; instances, arrays, iterators and promises are children. */
export function isAttributes(value: unknown): value is Attributes {
  return isPlainObject(value) && !isPromiseLike(value) && !isChildIterable(value)
}
