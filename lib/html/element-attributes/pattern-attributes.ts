import type {
  AttributeValue,
  CodeValue,
  ConfigValue,
  JsonOrCode,
  TextValue,
} from '../nodes/attribute-values'
import type { EventAttributes } from './event-attributes'

/** Attributes with a part in their names that the application chooses. */
export interface PatternAttributes extends HtmxEventAttributes {
  /** Objects and arrays become JSON. */
  readonly [data: `data-${string}` | `data${Capital}${string}`]: AttributeValue
  /** htmx runs it on the event. */
  readonly [event: `hx-on:${string}` | `hx-on-${string}` | `hxOn:${string}`]: CodeValue
  /** htmx 4 binds its value. */
  readonly [binding: `hx-live:${string}`]: CodeValue
  /** htmx 4 swaps responses of these statuses in another way: `hx-status:404`, `hx-status:5xx`. */
  readonly [status: `hx-status:${string}` | `hxStatus:${string}`]: ConfigValue
  /** htmx 4 hands it on to the elements inside, or adds it to the inherited value. */
  readonly [inherited: `hx${string}:inherited` | `hx${string}:append`]:
    | JsonOrCode
    | TextValue
    | true
  /** Alpine evaluates it. */
  readonly [alpine: `x-${string}` | `@${string}` | `:${string}`]: CodeValue | true
  /** hyperscript runs it. */
  readonly _?: CodeValue
}

// In JSX, TypeScript checks a name with a hyphen only if it is listed.
type HtmxEventAttributes = {
  readonly [Name in keyof EventAttributes as Name extends `on${infer Event}`
    ? `hx-on:${Event}`
    : never]?: CodeValue
}

// Not Capitalize<string>: that takes the empty string, so that plain `data` would pass.
type Capital =
  | ('A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M')
  | ('N' | 'O' | 'P' | 'Q' | 'R' | 'S' | 'T' | 'U' | 'V' | 'W' | 'X' | 'Y' | 'Z')
