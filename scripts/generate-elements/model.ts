import { attributeType, PRESENTATION } from './attribute-type'
import {
  ANIMATION_EVENTS,
  MISSING,
  MORE_EVENTS,
  OBSOLETE,
  OBSOLETE_SVG,
  OF_ALL_MARKUP,
  TAKEN,
} from './corrections'
import {
  type CustomAttribute,
  type CustomTag,
  compat,
  type Feature,
  type Features,
  html,
  htmx,
  isCurrent,
  isDeprecated,
  mathml,
  specified,
  svg,
} from './data-sets'
import { comment, describe } from './describe'

export interface Attribute {
  readonly name: string
  readonly type: string
  readonly doc: string
  readonly deprecated?: boolean
}

export interface Element {
  readonly tag: string
  /** Of its function. */
  readonly name: string
  readonly doc: string
  readonly attributes: readonly Attribute[]
  /** The interfaces that its attributes extend. */
  readonly bases: readonly string[]
}

const ARIA = 'https://developer.mozilla.org/docs/Web/Accessibility/ARIA/Reference'

const isAria = (name: string) => name.startsWith('aria-')
const isEvent = (name: string) => /^on[a-z]/.test(name)

export const ariaAttributes: readonly Attribute[] = html.globalAttributes
  .filter(({ name }) => isAria(name) || name === 'role')
  .map((described) =>
    described.name === 'role'
      ? { ...attribute('', 'role', described), doc: comment('', `${ARIA}/Roles`) }
      : attribute('', described.name, described),
  )
  .sort(byName)

export const htmxAttributes: readonly Attribute[] = htmx
  .filter(({ name }) => !/\*$|^hx-(?:on|status|partial)$/.test(name))
  .map(({ name, description, deprecated, 'doc-url': url }) => ({
    name,
    type: attributeType('', name),
    doc: comment(description, url),
    deprecated,
  }))
  .sort(byName)

const eventNames = [...specified.events, ...MORE_EVENTS.map((event) => `on${event}`)]

/** Of these only `<body>` hears. */
export const windowEvents = eventNames.filter((name) => isWindowEvent(name)).map(event)
export const events = eventNames.filter((name) => !isWindowEvent(name)).map(event)

function isWindowEvent(name: string): boolean {
  const ofWindow = compat.api.Window?.[`${name.slice(2)}_event`] !== undefined
  return ofWindow && interfaceOfEvent(name) === undefined
}

function interfaceOfEvent(name: string): Feature | undefined {
  const interfaces = Object.keys(compat.api).filter((key) => /^(?:HTML|SVG)?\w*Element$/.test(key))
  return ['Element', 'HTMLElement', 'Document', ...interfaces]
    .map((key) => compat.api[key]?.[`${name.slice(2)}_event`])
    .find((feature) => feature !== undefined)
}

function event(name: string): Attribute {
  const described = find(html.globalAttributes, name)
  const feature = interfaceOfEvent(name) ?? compat.api.Window?.[`${name.slice(2)}_event`]
  return { ...attribute('', name), doc: describe(described, feature) }
}

const globalNames = union(
  specified.html['*'] ?? [],
  html.globalAttributes.map(({ name }) => name).filter((name) => !isAria(name) && !isEvent(name)),
  currentNames(compat.html.global_attributes),
).filter((name) => name !== 'role' && (isKnown('html', name) || isSpecified('*', name)))

function isKnown(kind: 'html' | 'svg', name: string): boolean {
  return isCurrent(compat[kind].global_attributes[name])
}

function isSpecified(tag: string, name: string): boolean {
  return specified.html[tag]?.includes(name) === true
}

const globals = globalNames.map((name) =>
  attribute('*', name, find(html.globalAttributes, name), compat.html.global_attributes[name]),
)

/** Of HTML, SVG and MathML elements; then those of HTML's alone. */
export const sharedAttributes = globals.filter(({ name }) => OF_ALL_MARKUP.includes(name))
export const globalAttributes = globals.filter(({ name }) => !OF_ALL_MARKUP.includes(name))

const svgTexts = new Map(
  svg.tags.flatMap((tag) => tag.attributes.map((described) => [described.name, described])),
)

/** SVG attributes that are CSS properties as well, and those that decide whether it is drawn. */
export const svgAttributes: readonly Attribute[] = union(
  specified.svg['*'] ?? [],
  currentNames(compat.svg.global_attributes),
  ['requiredExtensions', 'systemLanguage', 'xml:space', 'transform', 'fill'],
)
  .filter((name) => !OF_ALL_MARKUP.includes(name) && !OBSOLETE_SVG.has(name) && !OBSOLETE.has(name))
  .filter((name) => !isDeprecated(compat.svg.global_attributes[name]))
  .map((name) =>
    attribute(PRESENTATION, name, svgTexts.get(name), compat.svg.global_attributes[name]),
  )

export const mathmlAttributes: readonly Attribute[] = mathml.globalAttributes
  .filter(({ name }) => !isEvent(name) && !OF_ALL_MARKUP.includes(name))
  .map((described) =>
    attribute('', described.name, described, compat.mathml.global_attributes[described.name]),
  )
  .sort(byName)

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
  // vscode-svg gives it the text of attributeName.
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

/** JSX alone has these, and only those whose tags HTML and SVG do not use. */
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

function attribute(
  tag: string,
  name: string,
  described?: CustomAttribute,
  feature?: Feature,
): Attribute {
  return { name, type: attributeType(tag, name, described), doc: describe(described, feature) }
}

/** In browser-compat-data a name with an underscore is of a behaviour, and not of an attribute. */
function currentNames(features: Features): string[] {
  return Object.keys(features).filter((name) => !/_/.test(name) && isCurrent(features[name]))
}

function union(...lists: (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort(compare)
}

function once(attributes: readonly Attribute[]): Attribute[] {
  const byName = new Map<string, Attribute>()
  for (const one of attributes) if (!byName.has(one.name)) byName.set(one.name, one)
  return [...byName.values()].sort((a, b) => compare(a.name, b.name))
}

function find<T extends { readonly name: string }>(list: readonly T[], name: string) {
  return list.find((one) => one.name === name)
}

function byName(a: Attribute, b: Attribute): number {
  return compare(a.name, b.name)
}

// Not localeCompare: the order must not depend on the machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
