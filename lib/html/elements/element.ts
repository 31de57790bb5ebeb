import { describeValue } from '../../checks/describe-value'
import { isPlainObject } from '../../checks/plain-object'
import { unrememberedAttributes } from '../attributes/unremembered-attributes'
import type { CustomElementAttributes } from '../element-attributes/custom-element-attributes'
import type { Attributes } from '../nodes/attribute-values'
import { isChildIterable, isPromiseLike } from '../nodes/child'
import { type ElementDefinition, ElementNode } from '../nodes/element-node'
import { ignoreRejectionsIn, orIgnoreRejections } from '../nodes/ignore-rejections'
import { Markup } from '../nodes/markup'
import type { CssCode } from '../text/css-code'
import type { JsCode } from '../text/js-code'
import { defineElement } from './element-definition'
import type { CodeElementFunction, ElementFunction, VoidElementFunction } from './element-function'
import { MADE_IN_JSX } from './made-in-jsx'
import { mergeAttributes } from './merge-attributes'
import { StartTags } from './start-tags'

/**
 * Makes the function for one tag name: for custom elements, and for elements that this package has
 * no function for.
 *
 * @throws TypeError if `tag` is not a tag name.
 * @example
 * const UserCard = element('user-card')
 * UserCard({ userId: 7 }, 'Ada') // <user-card userId="7">Ada</user-card>
 */
export function element<A = CustomElementAttributes>(tag: 'script'): CodeElementFunction<JsCode, A>
export function element<A = CustomElementAttributes>(tag: 'style'): CodeElementFunction<CssCode, A>
export function element<A = CustomElementAttributes>(tag: VoidTag): VoidElementFunction<A>
export function element<A = CustomElementAttributes>(tag: string): ElementFunction<A>
export function element(tag: string): unknown {
  return elementFunction(defineElement(tag, 'element()'))
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

function elementFunction(definition: ElementDefinition): object {
  const make = definition.content === 'void' ? voidElement(definition) : parentElement(definition)
  return Object.assign(make, {
    [MADE_IN_JSX]: definition,
    with: (preset: Attributes) =>
      elementFunction(orIgnoreRejections(preset, () => withPreset(definition, preset))),
  })
}

function parentElement(definition: ElementDefinition) {
  return (first?: unknown, ...rest: unknown[]): Markup => {
    if (isAttributes(first)) {
      return makeElement(definition, first, rest.length === 1 ? rest[0] : rest)
    }
    if (rest.length === 0) return makeElement(definition, undefined, first)
    // The array belongs to this call.
    rest.unshift(first)
    return makeElement(definition, undefined, rest)
  }
}

function voidElement(definition: ElementDefinition) {
  return (...given: unknown[]): Markup => {
    const attributes = isAttributes(given[0]) ? given[0] : undefined
    const child = given.find((one) => one !== undefined && one !== attributes)
    if (child !== undefined) ignoreRejectionsIn(given)
    return makeElement(definition, attributes, child)
  }
}

/** @throws TypeError for a void element with children. */
export function makeElement(
  definition: ElementDefinition,
  attributes: Attributes | undefined,
  children: unknown,
): Markup {
  const { tag, content, preset } = definition
  if (content === 'void' && children !== undefined) {
    ignoreRejectionsIn([attributes, children])
    throw new TypeError(
      `<${tag}> is a void element and takes no children, got ${describeValue(children)}`,
    )
  }
  if (preset === undefined || attributes === undefined) {
    return new ElementNode(definition, attributes, children)
  }
  return presetElement(tag, preset, attributes, children)
}

// Apart, since a closure in makeElement() would cost each element an object.
function presetElement(
  tag: string,
  preset: NonNullable<ElementDefinition['preset']>,
  attributes: Attributes,
  children: unknown,
): Markup {
  const merged = orIgnoreRejections([attributes, children], () =>
    mergeAttributes(preset.attributes, attributes, tag),
  )
  return new ElementNode(preset.base, merged, children)
}

function withPreset(definition: ElementDefinition, given: Attributes): ElementDefinition {
  const { tag } = definition
  if (!isAttributes(given)) {
    throw new TypeError(
      `<${tag}> expected attributes for with(), got ${describeValue(given)}: write an object`,
    )
  }
  const base = definition.preset?.base ?? definition
  // Written now: a mistake throws here, and an element costs no more than one without attributes.
  const attributes = mergeAttributes(definition.preset?.attributes ?? {}, given, tag)
  const startTag = new StartTags(tag, `<${tag}${unrememberedAttributes(attributes, tag)}`)
  const { content, endTag } = base
  // No spread: V8 gave each definition another shape, and pages of presets took 1.08 times as long.
  return { tag, content, startTag, endTag, preset: { attributes, base } }
}

/** Plain objects are attributes; instances, arrays, iterators and promises are children. */
export function isAttributes(value: unknown): value is Attributes {
  // The order is for speed: most first arguments are text or markup.
  if (typeof value !== 'object' || value instanceof Markup) return false
  return isPlainObject(value) && !isPromiseLike(value) && !isChildIterable(value)
}
