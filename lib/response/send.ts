import type { AnyResponse } from '../background/after-response/settled'
import { contentTypeHeader } from './content-type'
import { isExpress } from './express-response'

/** What is set over what the handler set. */
export interface Head {
  readonly status: number | undefined
  readonly type: string | undefined
}

/**
 * Ends the response with a body. With Express, ETag, 304, HEAD and Content-Length are Express's, and
 * follow the settings of the app.
 */
export function send(res: AnyResponse, body: Buffer, head: Head): void {
  setHead(res, head)
  if (isExpress(res)) {
    res.send(body)
    return
  }
  const isEmpty = res.statusCode === 204 || res.statusCode === 304
  if (!isEmpty) res.setHeader('Content-Length', body.length)
  res.end(isEmpty ? '' : body)
}

/** Whether a body of this response reaches the client. */
export function hasBody(res: AnyResponse, status = res.statusCode): boolean {
  return res.req?.method !== 'HEAD' && status !== 204 && status !== 304
}

/** Sets status and type of a response. */
export function setHead(res: AnyResponse, { status, type }: Head): void {
  if (status !== undefined) res.statusCode = status
  // Express knows short names; but it says UTF-8 only of strings.
  if (type !== undefined && isExpress(res)) res.type(type)
  else if (type !== undefined) res.setHeader('Content-Type', type)
  res.setHeader('Content-Type', contentTypeHeader(String(res.getHeader('Content-Type') ?? 'html')))
}
