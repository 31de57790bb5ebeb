import type { AnyResponse } from '../background/settled'
import { contentTypeHeader } from './content-type'
import { isExpress } from './express-response'

/**
 * Ends the response with a body. With Express, ETag, 304, HEAD and Content-Length are Express's, and
 * follow the settings of the app.
 *
 * @param type if it is to be set over what the handler set.
 */
export function send(
  res: AnyResponse,
  body: string,
  { status, type }: { readonly status: number | undefined; readonly type: string | undefined },
): void {
  if (status !== undefined) res.statusCode = status
  if (isExpress(res)) {
    if (type !== undefined || !res.hasHeader('Content-Type')) res.type(type ?? 'html')
    res.send(body)
    return
  }
  // What the handler set is kept, but text says that it is UTF-8, as with Express.
  const sent = type ?? res.getHeader('Content-Type') ?? 'html'
  res.setHeader('Content-Type', contentTypeHeader(String(sent)))
  const hasBody = res.statusCode !== 204 && res.statusCode !== 304
  if (hasBody) res.setHeader('Content-Length', Buffer.byteLength(body))
  res.end(hasBody ? body : '')
}
