import { describeValue } from './describe-value'

/**
 * Refuses what is no options object, and names that nobody reads: `{ backgroud: task }` must not
 * lose work in silence.
 *
 * @param caller for the error, as `ftResponse()`.
 */
export function checkOptions(options: unknown, known: readonly string[], caller: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${caller} expected an options object, got ${describeValue(options)}`)
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new TypeError(
      `${caller} got an unknown option "${unknown}"; it knows ${known.join(', ')}`,
    )
  }
}

/** Refuses times that timers would misread: `setTimeout` takes `NaN` and what is negative for 1. */
export function checkMilliseconds(times: Readonly<Record<string, unknown>>, caller: string): void {
  for (const [name, value] of Object.entries(times)) {
    if (typeof value === 'number' && value >= 0) continue
    throw new TypeError(
      `${caller} expected ${name} to be a number of milliseconds from 0 and up, got ${describeValue(value)}`,
    )
  }
}
