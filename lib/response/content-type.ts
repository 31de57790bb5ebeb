import type { AnyResponse } from '../background/after-response/settled'
import { describeValue } from '../checks/describe-value'
import { isExpress } from './express-response'

/** What is sent, as a value of `Content-Type`; or as a short name, which only Express knows. */
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

/** @throws TypeError for a short name that only Express could understand. */
export function checkType(res: AnyResponse, type: string | undefined): void {
  if (type === undefined || type === 'html' || type.includes('/') || isExpress(res)) return
  throw new TypeError(
    `ftResponse() expected options.type to be 'html' or a whole media type like 'image/svg+xml', since ` +
      `the response is not Express's, which knows short names, got ${describeValue(type)}`,
  )
}

/** The header for a response without Express. Text is sent as UTF-8, and says so. */
export function contentTypeHeader(type: string): string {
  if (type === 'html') return 'text/html; charset=utf-8'
  const isText = /^text\/|[/+](?:xml|json)\b/i.test(type)
  return isText && !/;\s*charset=/i.test(type) ? `${type}; charset=utf-8` : type
}
