import type { Code } from '../code/code'
import type { CssCode } from '../code/css-code'
import type { Markup } from '../markup'
import type { StyleDeclarations } from './style-declarations'

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
export type CodeValue = Code | Markup | Absent

/** Text, or code if it says so. */
export type TextOrCode = string | CodeValue

/** Objects become JSON; a string is as it is, and code if it says so. */
export type JsonOrCode = string | { readonly [key: string]: unknown } | CodeValue
