import type { CssCode } from '../text/css-code'
import type { JsCode, JsonCode } from '../text/js-code'
import type { Markup } from './markup'

/**
 * The value of an attribute. `false`, `null` and `undefined` leave it out, `true` writes a bare
 * name.
 */
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
 * An object literal, or an object of any type, such as an `interface`, which has no index
 * signature. A `Date`, a promise and a function do not compile: no attribute takes them.
 */
export type DataObject =
  | { readonly [key: string]: unknown }
  | (object & { readonly getTime?: never; readonly apply?: never; readonly then?: never })

/**
 * A class list: a string, an array of class lists, or a record of names to whether they are set.
 */
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
 * The attributes of an element, by their names in HTML (`for`, `viewBox`, `hx-post`, `@click`), or
 * as `className`, `htmlFor`, `hxPost`, `ariaLabel`, `dataUserId`.
 */
export interface Attributes {
  readonly [name: string]: AttributeValue
  readonly class?: ClassValue
  readonly style?: string | StyleDeclarations | CssCode | null | false
}

// The generated attribute interfaces consist of these types. `kindOfAttribute` tells the kinds
// apart.

/** Leaves the attribute out. */
export type Absent = null | undefined | false

export type TextValue = string | number | bigint | Absent

/** Any text. Beside known words, it lets editors still offer those. */
export type AnyText = (string & {}) | number | Absent

/** A URL. If its scheme runs code, `about:invalid` is written instead. */
export type UrlValue = string | Absent

export type StyleValue = string | StyleDeclarations | CssCode | Absent

/** `true` writes the bare name. */
export type BooleanValue = boolean | null | undefined

/** `false` writes the word: only `null` and `undefined` leave the attribute out. */
export type TrueOrFalse = boolean | 'true' | 'false' | null | undefined

/** As {@link TextValue}, but `false` does not compile: it would write the word. */
export type AriaText = string | number | bigint | null | undefined

/** Code that the browser, htmx, Alpine or hyperscript runs: `` js`...` `` or `raw()`. */
export type CodeValue = JsCode | Markup | Absent

/** A string is text; code has to be `` js`...` `` or `raw()`. */
export type TextOrCode = string | CodeValue

/** An object becomes JSON, a string is text; code has to be `` js`...` `` or `raw()`. */
export type JsonOrCode = string | DataObject | CodeValue

/** Options of htmx: an object, a string of options that run no code, or `raw()`. */
export type ConfigValue = string | DataObject | Markup | JsonCode | Absent
