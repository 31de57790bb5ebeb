import { describeValue } from '../describe-value'
import type { Attributes } from './attributes'
import { type Child, isChildIterable, isPromiseLike } from './child'
import type { Code } from './code'
import type { Markup } from './markup'
import { type ElementDefinition, ElementNode } from './node'
import { isPlainObject } from './plain-object'

/** Makes one element. Attributes come first, as a plain object; all the rest are children. */
export interface ElementFunction {
  (attributes: Attributes, ...children: Child[]): Markup
  (...children: Child[]): Markup
}

/** Makes an element that HTML allows no children in. */
export type VoidElementFunction = (attributes?: Attributes) => Markup

/** Makes an element whose text is code. */
export interface CodeElementFunction {
  (attributes: Attributes, ...code: (Code | Markup | null | undefined | false)[]): Markup
  (...code: (Code | Markup | null | undefined | false)[]): Markup
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/
const CODE = /^(?:script|style)$/

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
  if (typeof tag !== 'string' || !TAG_NAME.test(tag)) {
    throw new TypeError(`element() expected a tag name like 'user-card', got ${describeValue(tag)}`)
  }
  const definition: ElementDefinition = {
    tag,
    content: VOID.test(tag) ? 'void' : CODE.test(tag) ? 'code' : 'children',
  }
  return (...given: (Attributes | Child | Code)[]): Markup => {
    const attributes = isAttributes(given[0]) ? given[0] : undefined
    const children = (attributes ? given.slice(1) : given) as (Child | Code)[]
    if (definition.content === 'void' && children.some((child) => child !== undefined)) {
      throw new TypeError(
        `<${tag}> is a void element and takes no children, got ${describeValue(children[0])}`,
      )
    }
    return new ElementNode(definition, attributes, children)
  }
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

/** Plain objects are attributes; instances, arrays, iterators and promises are children. */
export function isAttributes(value: unknown): value is Attributes {
  return isPlainObject(value) && !isPromiseLike(value) && !isChildIterable(value)
}
