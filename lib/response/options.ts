import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { When } from '../background/after-response/after-response'
import { type Background, isBackground } from '../background/task/background'
import { checkOptions } from '../checks/check-options'
import { describeValue } from '../checks/describe-value'

/** A header's value, or values; `undefined` leaves it out. */
export type HeaderValue = string | number | readonly string[] | undefined

/** What `ftResponse` takes beside the content. */
export interface FtResponseOptions {
  /** Work for after the response. Default: none. */
  readonly background?: Background
  /**
   * `'always'` runs the background however the response ends, as FastHTML does: htmx cancels requests
   * when the user navigates, and submitted work would be lost. `'finished'` skips it, with a report,
   * if the response was broken off; for tasks of this process only. Default: `'always'`.
   */
  readonly when?: When
  /** Default: what the handler set, else 200. */
  readonly status?: number
  /** Set over what the handler set; `Vary` and `Set-Cookie` are added to it. Default: none. */
  readonly headers?: Readonly<Record<string, HeaderValue>>
  /**
   * The media type; with Express also a short name (`'svg'`). Anything but HTML gets the content
   * alone, without a document around it. Default: what the handler set, else `'html'`.
   */
  readonly type?: string
  /**
   * Whether content that holds promises is sent as it becomes ready, in order, instead of all at once.
   * What stands at the top of a page is waited for, since it may be a `<title>`. An error that comes
   * later breaks the response off. Such a response has no ETag and no Content-Length. Default: `false`.
   */
  readonly stream?: boolean
}

const KNOWN = ['background', 'when', 'status', 'headers', 'type', 'stream'] as const

/**
 * The third argument of `ftResponse`: options, or in short the background itself.
 *
 * @throws TypeError for anything that could only be a mistake.
 */
export function readOptions(given: FtResponseOptions | Background): FtResponseOptions {
  if (given === undefined || given === null || given === false) return {}
  if (isBackground(given)) return { background: given }
  if (given instanceof Promise) return { background: given as never }
  checkOptions(given, KNOWN, 'ftResponse()')
  const options = given as FtResponseOptions
  checkWhen(options.when, 'ftResponse()')
  const { status, type, headers, stream } = options
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 999)) {
    throw new TypeError(
      `ftResponse() expected options.status to be an integer from 200 to 999, got ${describeValue(status)}`,
    )
  }
  if (type !== undefined && (typeof type !== 'string' || type === '')) {
    throw new TypeError(
      `ftResponse() expected options.type to be a media type like 'image/svg+xml', got ${describeValue(type)}`,
    )
  }
  if (stream !== undefined && typeof stream !== 'boolean') {
    throw new TypeError(
      `ftResponse() expected options.stream to be true or false, got ${describeValue(stream)}`,
    )
  }
  if (headers !== undefined) checkHeaders(headers)
  return options
}

export function checkWhen(when: unknown, caller: string): void {
  if (when === undefined || when === 'always' || when === 'finished') return
  throw new TypeError(
    `${caller} expected options.when to be 'always' or 'finished', got ${describeValue(when)}`,
  )
}

function checkHeaders(headers: unknown): void {
  // A Headers or a Map has no properties: all of it would be lost.
  const isIterable = typeof (headers as Iterable<unknown> | null)?.[Symbol.iterator] === 'function'
  if (typeof headers !== 'object' || headers === null || isIterable) {
    throw new TypeError(
      `ftResponse() expected options.headers to be an object of names to values, got ${describeValue(headers)}`,
    )
  }
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    validateHeaderName(name)
    for (const one of Array.isArray(value) ? value : [value]) validateHeaderValue(name, one)
  }
}
