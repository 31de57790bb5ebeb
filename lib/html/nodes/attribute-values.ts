import type { CssCode } from '../text/css-code'
import type { JsCode, JsonCode } from '../text/js-code'
import type { Markup } from './markup'

/** What an attribute can be. `false`, `null` and `undefined` leave it out, `true` is a bare name. */
export type AttributeValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | JsCode
  | CssCode
  | Markup
  | readonly unknown[]
  | DataObject

/**
 * An object literal, or an object of any type, an `interface` too, which has no index signature; but
 * none that nothing takes: a `Date`, promises and functions do not compile.
 */
export type DataObject =
  | { readonly [key: string]: unknown }
  | (object & { readonly getTime?: never; readonly apply?: never; readonly then?: never })

/** A class list: a string, or an array or a record of names to whether they are set. */
export type ClassValue =
  | string
  | false
  | null
  | undefined
  | readonly ClassValue[]
  | { readonly [name: string]: unknown }

/** CSS declarations by property, in camelCase, kebab-case or as a custom property (`--gap`). */
export interface StyleDeclarations {
  readonly [property: string]: string | number | false | null | undefined
}

/**
 * The attributes of an element, by the names that HTML has (`for`, `viewBox`, `hx-post`, `@click`);
 * `className`, `htmlFor`, `hxPost`, `ariaLabel` and `dataUserId` are understood too.
 */
export interface Attributes {
  readonly [name: string]: AttributeValue
  readonly class?: ClassValue
  readonly style?: string | StyleDeclarations | CssCode | null | false
}

// What the generated attribute interfaces are made of. `kindOfAttribute` says which attribute is what.

/** Leaves an attribute out. */
export type Absent = null | undefined | false

export type TextValue = string | number | bigint | Absent

/** Beside known words, which editors then still offer. */
export type AnyText = (string & {}) | number | Absent

/** A URL of a scheme that runs code becomes `about:invalid`. */
export type UrlValue = string | Absent

export type StyleValue = string | StyleDeclarations | CssCode | Absent

/** `true` is the bare attribute. */
export type BooleanValue = boolean | null | undefined

/** `false` is a word here as well: only `null` and `undefined` leave the attribute out. */
export type TrueOrFalse = boolean | 'true' | 'false' | null | undefined

/** As {@link TextValue}, but `false` would be the word. */
export type AriaText = string | number | bigint | null | undefined

/** Evaluated by the browser, htmx, Alpine or hyperscript: `` js`...` `` or `raw()`. */
export type CodeValue = JsCode | Markup | Absent

/** Text, or code if it says so. */
export type TextOrCode = string | CodeValue

/** Objects become JSON; a string is as it is, and code if it says so. */
export type JsonOrCode = string | DataObject | CodeValue

/** Options of htmx: an object, a string of options that run nothing, or `raw()`. */
export type ConfigValue = string | DataObject | Markup | JsonCode | Absent
