import type {
  AttributeValue,
  CodeValue,
  ConfigValue,
  JsonOrCode,
  TextValue,
} from '../nodes/attribute-values'
import type { EventAttributes } from './event-attributes'

/** Attributes whose names have a part of one's own. */
export interface PatternAttributes extends HtmxEventAttributes {
  /** Objects and arrays become JSON. */
  readonly [data: `data-${string}` | `data${Capital}${string}`]: AttributeValue
  /** htmx runs it on the event. */
  readonly [event: `hx-on:${string}` | `hx-on-${string}` | `hxOn:${string}`]: CodeValue
  /** htmx 4 binds its value. */
  readonly [binding: `hx-live:${string}`]: CodeValue
  /** htmx 4 swaps otherwise for these statuses: `hx-status:404`, `hx-status:5xx`. */
  readonly [status: `hx-status:${string}` | `hxStatus:${string}`]: ConfigValue
  /** htmx 4: for what is inside as well, or added to what is inherited. */
  readonly [inherited: `hx${string}:inherited` | `hx${string}:append`]:
    | JsonOrCode
    | TextValue
    | true
  /** Alpine evaluates it. */
  readonly [alpine: `x-${string}` | `@${string}` | `:${string}`]: CodeValue | true
  /** hyperscript runs it. */
  readonly _?: CodeValue
}

// In JSX, TypeScript checks names with a hyphen only where they are listed.
type HtmxEventAttributes = {
  readonly [Name in keyof EventAttributes as Name extends `on${infer Event}`
    ? `hx-on:${Event}`
    : never]?: CodeValue
}

// Capitalize<string> would let plain `data` pass: it takes the empty string.
type Capital =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z')
