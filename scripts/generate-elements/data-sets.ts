import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { htmlElementAttributes } from 'html-element-attributes'
import { enumeratedAttributes } from 'html-enumerated-attributes'
import { htmlEventAttributes } from 'html-event-attributes'
import { svgElementAttributes } from 'svg-element-attributes'

interface Named {
  readonly name: string
}

interface Described extends Named {
  readonly description?: string | { readonly value: string }
  readonly references?: readonly { readonly url: string }[]
}

export interface CustomAttribute extends Described {
  readonly valueSet?: string
  readonly values?: readonly Named[]
}

export interface CustomTag extends Described {
  readonly attributes: readonly CustomAttribute[]
}

/** VS Code's format: tags and attributes with MDN's text. */
export interface CustomData {
  readonly tags: readonly CustomTag[]
  readonly globalAttributes: readonly CustomAttribute[]
  readonly valueSets?: readonly { readonly name: string; readonly values: readonly Named[] }[]
}

/**
 * MDN's browser-compat-data: `__compat` describes the feature itself, other keys its attributes.
 */
export interface Feature {
  readonly __compat?: {
    readonly mdn_url?: string
    readonly status?: Record<'deprecated' | 'experimental' | 'standard_track', boolean>
  }
}

export type Features = Readonly<Record<string, Feature>>

interface Markup {
  readonly elements: Readonly<Record<string, Feature & Features>>
  readonly global_attributes: Features
}

/** JetBrains' format, in which htmx describes its attributes. */
interface WebTypes {
  readonly contributions: { readonly html: { readonly attributes: readonly HtmxAttribute[] } }
}

export interface HtmxAttribute extends Named {
  readonly description: string
  readonly deprecated?: boolean
  readonly 'doc-url': string
}

export const html: CustomData = read('@vscode/web-custom-data/data/browsers.html-data.json')
export const svg: CustomData = read('@michijs/vscode-svg/dist/svg.json')
export const mathml: CustomData = read('@michijs/vscode-mathml/dist/mathml.json')

export const compat: Record<'html' | 'svg' | 'mathml', Markup> & {
  readonly api: Readonly<Record<string, Features>>
} = read('@mdn/browser-compat-data/data.json')

/** The lists of the specifications, from wooorm's packages. */
export const specified: {
  readonly html: Readonly<Record<string, readonly string[]>>
  readonly svg: Readonly<Record<string, readonly string[]>>
  readonly events: readonly string[]
  readonly enumerated: typeof enumeratedAttributes
} = {
  html: htmlElementAttributes,
  svg: svgElementAttributes,
  events: htmlEventAttributes,
  enumerated: enumeratedAttributes,
}

const htmx4 = htmxAttributes('htmx.org/dist/editors/jetbrains/htmx.web-types.json')
const htmx2 = htmxAttributes('htmx2/editors/jetbrains/htmx.web-types.json')

/** The attributes of htmx 4, and those of htmx 2 that 4 has dropped. */
export const htmx: readonly HtmxAttribute[] = [
  ...htmx4,
  ...htmx2.filter(({ name }) => !htmx4.some((other) => other.name === name)),
]

export function isDeprecated(feature: Feature | undefined): boolean {
  return feature?.__compat?.status?.deprecated === true
}

/** Whether it is specified, and neither deprecated nor experimental. */
export function isCurrent(feature: Feature | undefined): boolean {
  const status = feature?.__compat?.status
  return status?.standard_track === true && !status.deprecated && !status.experimental
}

function htmxAttributes(file: string): readonly HtmxAttribute[] {
  return read<WebTypes>(file).contributions.html.attributes
}

// By path: not all packages export this file.
function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(__dirname, '../../node_modules', file), 'utf8'))
}
