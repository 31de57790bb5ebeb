import { describeValue } from './describe-value'

/**
 * Checks the value of one option.
 *
 * @param caller for the message, as `ftResponse()`.
 * @param path of the option, as `options.status`.
 * @throws TypeError for a value that the option does not take.
 */
export type Check = (value: unknown, caller: string, path: string) => void

/** One check for each option of a type. A new option without a check does not compile. */
export type Checks<Options> = { readonly [Name in keyof Options & string]-?: Check }

/**
 * Checks an options object. An option that is `undefined` counts as left out.
 *
 * @param caller for the message, as `ftResponse()`.
 * @param path of the object, if other options hold it.
 * @throws TypeError for a value that is not an options object, for an unknown option, since a
 * misspelt `{ backgroud: task }` would lose work silently, and for a value that the option does not
 * take.
 */
export function checkOptions<Options>(
  options: Options,
  checks: Checks<Options>,
  caller: string,
  path = 'options',
): void {
  if (!isOptions(options)) {
    throw new TypeError(`${caller} expected an options object, got ${describeValue(options)}`)
  }
  for (const [name, value] of Object.entries(options as object)) {
    if (!Object.hasOwn(checks, name)) {
      throw new TypeError(
        `${caller} got an unknown option "${name}"; it knows ${Object.keys(checks).join(', ')}`,
      )
    }
    const check = checks[name as keyof Options & string]
    if (value !== undefined) check(value, caller, `${path}.${name}`)
  }
}

function isOptions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  // An executor keeps all that it has behind a symbol: it would pass for an object without options.
  return Object.getOwnPropertySymbols(value).length === 0
}

/**
 * Makes a check.
 *
 * @param expected what the option takes, for the message.
 * @param wayOut what to do instead, for the end of the message.
 */
export function expects(
  expected: string,
  accepts: (value: unknown) => boolean,
  wayOut = '',
): Check {
  return (value, caller, path) => {
    if (accepts(value)) return
    throw new TypeError(
      `${caller} expected ${path} to be ${expected}, got ${describeValue(value)}${wayOut}`,
    )
  }
}

/** For options that other code checks. */
export const anything: Check = () => {}

export const aBoolean = expects('true or false', (value) => typeof value === 'boolean')

export const aFunction = expects('a function', (value) => typeof value === 'function')

/** Or `Infinity`. `setTimeout` would take `NaN` and negative numbers for 1. */
export const milliseconds = expects('a number of milliseconds from 0 and up', isTime)

export const finiteMilliseconds = expects(
  'a finite number of milliseconds from 0 and up',
  (value) => isTime(value) && value !== Number.POSITIVE_INFINITY,
)

function isTime(value: unknown): boolean {
  return typeof value === 'number' && value >= 0
}

export function integerFrom(least: number): Check {
  return expects(`an integer from ${least} and up`, (value) => isIntegerFrom(least, value))
}

/** An integer, or `Infinity` for no limit. */
export function limitFrom(least: number): Check {
  return expects(
    `an integer from ${least} and up, or Infinity`,
    (value) => value === Number.POSITIVE_INFINITY || isIntegerFrom(least, value),
  )
}

function isIntegerFrom(least: number, value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= least
}

export function oneOf(...words: readonly string[]): Check {
  const expected = words.map((word) => `'${word}'`).join(' or ')
  return expects(expected, (value) => words.includes(value as string))
}
