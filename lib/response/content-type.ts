import type { AnyResponse } from '../background/after-response/settled'
import { describeValue } from '../checks/describe-value'
import { isExpress } from './express-response'

/** The type that a response will have: a value of `Content-Type`, or a short name for Express. */
export function contentTypeOf(
  res: AnyResponse,
  {
    type,
    headers = {},
  }: { readonly type?: string; readonly headers?: Readonly<Record<string, unknown>> },
): string {
  if (type !== undefined) return type
  const named = Object.keys(headers).find((name) => name.toLowerCase() === 'content-type')
  return String((named && headers[named]) ?? res.getHeader('Content-Type') ?? 'html')
}

export function isHtml(type: string): boolean {
  return /^(?:html?|text\/html)\s*(?:;|$)/i.test(type)
}

/** @throws TypeError for a short name, if the response is not Express's. */
export function checkType(res: AnyResponse, type: string | undefined): void {
  if (type === undefined || type === 'html' || type.includes('/') || isExpress(res)) return
  throw new TypeError(
    `ftResponse() expected options.type to be 'html' or a whole media type like 'image/svg+xml', ` +
      `got ${describeValue(type)}: only a response of Express takes other short names`,
  )
}

// An image of XML is text. What the rest holds is our text too, whatever its type is called.
const BINARY =
  /^(?:audio|font|image|model|video)\/(?!.*\+xml\b)|^application\/(?:gzip|octet-stream|pdf|wasm|zip)\b/i

/** A parameter, whose value may be quoted. Nothing behind a part can fail, so it takes linear time. */
const PARAMETER = /;[^;="]*(?:=\s*(?:"(?:[^"\\]|\\.)*"?)?[^;]*)?/g

/** The header as it is sent. The body is UTF-8, whatever charset the type named. */
export function contentTypeHeader(type: string): string {
  if (type === 'html') return 'text/html; charset=utf-8'
  let saysCharset = false
  const header = type.replace(PARAMETER, (parameter) => {
    if (!/^;\s*charset\s*(?:=|$)/i.test(parameter)) return parameter
    const isFirst = !saysCharset
    saysCharset = true
    return isFirst ? '; charset=utf-8' : ''
  })
  return saysCharset || BINARY.test(type) ? header : `${header}; charset=utf-8`
}
