import type { AnyResponse } from '../background/after-response/settled'
import { contentTypeHeader } from './content-type'
import { isExpress } from './express-response'

/** Options that replace what the handler set. */
export interface Head {
  readonly status: number | undefined
  readonly type: string | undefined
}

/**
 * Sends a whole body and ends the response. With Express, Express decides on ETag, 304, HEAD and
 * Content-Length, by the settings of the app.
 */
export function sendBody(res: AnyResponse, body: Buffer, head: Head): void {
  setHead(res, head)
  if (isExpress(res)) {
    res.send(body)
    return
  }
  const isEmpty = res.statusCode === 204 || res.statusCode === 304
  if (!isEmpty) res.setHeader('Content-Length', body.length)
  res.end(isEmpty ? '' : body)
}

/** Whether HTTP sends the body of this response. */
export function hasBody(res: AnyResponse, status = res.statusCode): boolean {
  return res.req?.method !== 'HEAD' && status !== 204 && status !== 304
}

/** Sets the status and the `Content-Type`. */
export function setHead(res: AnyResponse, { status, type }: Head): void {
  if (status !== undefined) res.statusCode = status
  // Express resolves short names, but adds the charset only to strings, not to bytes.
  if (type !== undefined && isExpress(res)) res.type(type)
  else if (type !== undefined) res.setHeader('Content-Type', type)
  res.setHeader('Content-Type', contentTypeHeader(String(res.getHeader('Content-Type') ?? 'html')))
}
