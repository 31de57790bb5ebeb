import { types } from 'node:util'
import { describeValue } from '../../checks/describe-value'
import { sentValueError } from '../../checks/sent-value-error'
import { isPromiseLike } from '../nodes/child'

export type FormValue = string | number | bigint | boolean | null | undefined

/** Values by the names of fields. `undefined` leaves a field as it is, `null` empties it. */
export type FormValues = ValuesOf<string> | URLSearchParams

/** Values by known names: an `interface` has no index signature, so that it is no record. */
export type ValuesOf<Name extends PropertyKey> = {
  readonly [N in Name]?: FormValue | readonly FormValue[]
}

/**
 * @throws TypeError for an object that keeps its values elsewhere than in properties, as a `Map`.
 */
export function checkFormValues(values: unknown): void {
  if (values instanceof URLSearchParams || hasProperties(values)) return
  throw sentValueError(`fillForm() expected values by name, got ${describeValue(values)}`, values)
}

function hasProperties(values: unknown): boolean {
  if (typeof values !== 'object' || values === null) return false
  return !(Symbol.iterator in values || isPromiseLike(values) || types.isDate(values))
}

/** The values for a field; `undefined` for a field that stays as it is. */
export function valuesOfField(values: FormValues, name: unknown): readonly FormValue[] | undefined {
  if (typeof name !== 'string') return undefined
  const own = valuesByName(values, name)
  return own === undefined && name.endsWith('[]') ? valuesByName(values, name.slice(0, -2)) : own
}

function valuesByName(values: FormValues, name: string): readonly FormValue[] | undefined {
  if (values instanceof URLSearchParams) return values.has(name) ? values.getAll(name) : undefined
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined) return undefined
  const list = (Array.isArray(value) ? value : [value]) as readonly FormValue[]
  for (const item of list) {
    if (typeof item === 'object' && item !== null) {
      throw sentValueError(
        `fillForm() expected the value of ${JSON.stringify(name)} to be text, a number, a boolean, ` +
          `null or an array of these, got ${describeValue(item)}: check what a request sent, or ` +
          'make text of it',
        item,
      )
    }
  }
  return list
}

/** The values as the texts that a browser would send; `null` and `undefined` are left out. */
export function textsOf(values: readonly FormValue[]): string[] {
  return values.filter((value) => value !== null && value !== undefined).map(String)
}
