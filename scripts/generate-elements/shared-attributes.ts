import { type Attribute, attribute } from './attribute'
import { attributeType, PRESENTATION } from './attribute-type'
import { MORE_EVENTS, OBSOLETE, OBSOLETE_SVG, OF_ALL_MARKUP } from './corrections'
import {
  compat,
  type Feature,
  html,
  htmx,
  isCurrent,
  isDeprecated,
  mathml,
  specified,
  svg,
} from './data-sets'
import { comment, describe } from './describe'
import { byName, currentNames, find, isAria, isEvent, union } from './names'

const ARIA = 'https://developer.mozilla.org/docs/Web/Accessibility/ARIA/Reference'

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

/** Only `<body>` gets these events. */
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
  html.globalAttributes
    .map(({ name }) => name)
    .filter((name) => isCurrent(compat.html.global_attributes[name])),
  currentNames(compat.html.global_attributes),
)

const globals = globalNames.map((name) =>
  attribute('*', name, find(html.globalAttributes, name), compat.html.global_attributes[name]),
)

/** The attributes of HTML, SVG and MathML elements, then those of HTML elements alone. */
export const sharedAttributes = globals.filter(({ name }) => OF_ALL_MARKUP.includes(name))
export const globalAttributes = globals.filter(({ name }) => !OF_ALL_MARKUP.includes(name))

/** SVG's attributes by name, from any element. */
export const svgTexts = new Map(
  svg.tags.flatMap((tag) => tag.attributes.map((described) => [described.name, described])),
)

/** SVG's attributes that are also CSS properties, and those that decide whether it is drawn. */
export const svgAttributes: readonly Attribute[] = union(
  specified.svg['*'] ?? [],
  currentNames(compat.svg.global_attributes),
  ['requiredExtensions', 'systemLanguage', 'transform', 'fill'],
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
