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
