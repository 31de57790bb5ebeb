import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { When } from '../background/after-response/after-response'
import { type Background, isBackground } from '../background/task/background'
import {
  aBoolean,
  anything,
  type Checks,
  checkOptions,
  expects,
  oneOf,
} from '../checks/check-options'

/** A header's value, or values; `undefined` leaves it out. */
export type HeaderValue = string | number | readonly string[] | undefined

/** Options of `ftResponse`. */
export interface FtResponseOptions {
  /** Work that runs after the response. Default: none. */
  readonly background?: Background
  /**
   * `'always'` runs the background however the response ends, as FastHTML does: htmx cancels
   * requests when the user navigates, and submitted work would be lost. `'finished'` skips the
   * background and reports that, if the client disconnects before the response ends; only tasks of
   * this process can be skipped. Default: `'always'`.
   */
  readonly when?: When
  /** The status code. Default: the one that the handler set, else 200. */
  readonly status?: number
  /** Replace the handler's headers; `Vary` and `Set-Cookie` are added to them. Default: none. */
  readonly headers?: Readonly<Record<string, HeaderValue>>
  /**
   * The media type; with Express also a short name (`'svg'`). Any type but HTML sends the content
   * alone, without a document around it. Default: the type that the handler set, else `'html'`.
   */
  readonly type?: string
  /**
   * Whether content that holds promises is sent as it becomes ready, in order, instead of all at
   * once. A page first waits for promises at its top, which may become a `<title>`. An error after
   * the first byte aborts the connection, so that the client sees an incomplete response. A
   * streamed response has no ETag and no Content-Length. Default: `false`.
   */
  readonly stream?: boolean
}

const CHECKS: Checks<FtResponseOptions> = {
  // readBackground() checks it.
  background: anything,
  when: oneOf('always', 'finished'),
  status: expects(
    'an integer from 200 to 999',
    (status) => Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 999,
  ),
  headers: (headers, caller, path) => {
    isRecord(headers, caller, path)
    validateHeaders(headers as Readonly<Record<string, HeaderValue>>)
  },
  type: expects(
    "a media type like 'image/svg+xml'",
    (type) => typeof type === 'string' && type !== '',
  ),
  stream: aBoolean,
}

/** A `Headers` or a `Map` has no properties: its headers would be lost. */
const isRecord = expects(
  'an object of names to values',
  (headers) => typeof headers === 'object' && headers !== null && !(Symbol.iterator in headers),
)

function validateHeaders(headers: Readonly<Record<string, HeaderValue>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    validateHeaderName(name)
    for (const one of Array.isArray(value) ? value : [value]) validateHeaderValue(name, one)
  }
}

/**
 * Reads the third argument of `ftResponse`: options or, as a shorthand, the background itself.
 *
 * @throws TypeError for an unknown option, and for a value that an option does not take.
 */
export function readOptions(given: FtResponseOptions | Background): FtResponseOptions {
  if (given === undefined || given === null || given === false) return {}
  if (isBackground(given)) return { background: given }
  if (given instanceof Promise) return { background: given as never }
  const options = given as FtResponseOptions
  checkOptions(options, CHECKS, 'ftResponse()')
  return options
}

/** Options of `afterResponse`. */
export interface AfterResponseOptions {
  /** As {@link FtResponseOptions.when}. Default: `'always'`. */
  readonly when?: When
}

/** @throws TypeError for an unknown option, and for a value that an option does not take. */
export function checkAfterResponseOptions(options: AfterResponseOptions): void {
  checkOptions(options, { when: CHECKS.when }, 'afterResponse()')
}
