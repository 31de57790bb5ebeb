import { type Attribute, attribute } from './attribute'
import { ANIMATION_EVENTS, MISSING, OBSOLETE, OBSOLETE_SVG, TAKEN } from './corrections'
import {
  type CustomAttribute,
  type CustomTag,
  compat,
  type Feature,
  type Features,
  html,
  isCurrent,
  isDeprecated,
  mathml,
  specified,
  svg,
} from './data-sets'
import { describe } from './describe'
import { byName, compare, currentNames, find, isAria, union } from './names'
import { sharedAttributes, svgAttributes, svgTexts, windowEvents } from './shared-attributes'

export interface Element {
  readonly tag: string
  /** The name of its function. */
  readonly name: string
  readonly doc: string
  readonly attributes: readonly Attribute[]
  /** The interfaces that the interface of its attributes extends. */
  readonly bases: readonly string[]
}

const htmlAttributesOf = (tag: string): readonly Attribute[] => {
  const element = compat.html.elements[tag] ?? {}
  const texts = find(html.tags, tag)?.attributes ?? []
  return union(specified.html[tag] ?? [], currentNames(element), MISSING[tag] ?? [])
    .filter((name) => !OBSOLETE.has(name) && !OBSOLETE.has(`${tag}.${name}`))
    .filter((name) => !isDeprecated(element[name]))
    .map((name) => attribute(tag, name, find(texts, name), element[name] ?? anchor(element, name)))
}

/** The place on the element's page, for an attribute that browser-compat-data does not list. */
function anchor(element: Feature, name: string): Feature {
  const url = element.__compat?.mdn_url
  return { __compat: { mdn_url: url && `${url}#${name}` } }
}

const svgAttributesOf = (tag: string): readonly Attribute[] => {
  const element = compat.svg.elements[tag] ?? {}
  const texts = find(svg.tags, tag)?.attributes ?? []
  const names = texts.map(({ name }) => name).filter((name) => specified.svg[tag]?.includes(name))
  const events = /^(?:animate|set)/.test(tag) ? ANIMATION_EVENTS : []
  return union(names, currentNames(element), MISSING[tag] ?? [], events)
    .filter((name) => !isAria(name) && name !== 'role' && !OBSOLETE_SVG.has(name))
    .filter((name) => !isDeprecated(element[name]))
    .filter((name) => ![...svgAttributes, ...sharedAttributes].some((one) => one.name === name))
    .map((name) => attribute(tag, name, svgText(tag, name), element[name]))
}

function svgText(tag: string, name: string): CustomAttribute | undefined {
  const described = find(find(svg.tags, tag)?.attributes ?? [], name) ?? svgTexts.get(name)
  // vscode-svg describes it with the text of attributeName.
  return name === 'href' && described ? { ...described, description: undefined } : described
}

const isCurrentElement = (kind: 'html' | 'svg' | 'mathml', tag: string) =>
  isCurrent(compat[kind].elements[tag])

const htmlTags = Object.keys(compat.html.elements).filter((tag) => isCurrentElement('html', tag))
const svgTags = Object.keys(compat.svg.elements).filter((tag) => isCurrentElement('svg', tag))

export const elements: readonly Element[] = union(htmlTags, svgTags).map((tag) => {
  const inHtml = htmlTags.includes(tag)
  const inSvg = svgTags.includes(tag)
  const attributes = [
    ...(inHtml ? htmlAttributesOf(tag) : []),
    ...(inSvg ? svgAttributesOf(tag) : []),
  ]
  const texts = inHtml ? find(html.tags, tag) : find(svg.tags, tag)
  return {
    ...element(tag, texts, compat[inHtml ? 'html' : 'svg'].elements[tag]),
    attributes: once([...attributes, ...(tag === 'body' ? windowEvents : [])]),
    bases: [...(inHtml ? ['GlobalAttributes'] : []), ...(inSvg ? ['SvgGlobalAttributes'] : [])],
  }
})

/** For JSX only, without the tags that HTML or SVG use too. */
export const mathmlElements: readonly Element[] = mathml.tags
  .filter(({ name }) => isCurrentElement('mathml', name) || name === 'math')
  .filter(({ name }) => !elements.some(({ tag }) => tag === name) && !name.includes('-'))
  .map((texts) => {
    const feature = compat.mathml.elements[texts.name] ?? {}
    const names = union(
      texts.attributes.map(({ name }) => name),
      currentNames(feature),
    )
    return {
      ...element(texts.name, texts, feature),
      attributes: names.map((name) =>
        attribute(texts.name, name, find(texts.attributes, name), (feature as Features)[name]),
      ),
      bases: ['MathmlGlobalAttributes'],
    }
  })
  .sort((a, b) => compare(a.tag, b.tag))

function element(tag: string, texts: CustomTag | undefined, feature: Feature | undefined) {
  const pascal = tag.charAt(0).toUpperCase() + tag.slice(1)
  const name = TAKEN.has(pascal) ? `${pascal}Element` : pascal
  return { tag, name, doc: describe(texts, feature) }
}

function once(attributes: readonly Attribute[]): Attribute[] {
  const kept = new Map<string, Attribute>()
  for (const one of attributes) if (!kept.has(one.name)) kept.set(one.name, one)
  return [...kept.values()].sort(byName)
}
