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
  body: Buffer,
  { status, type }: { readonly status: number | undefined; readonly type: string | undefined },
): void {
  if (status !== undefined) res.statusCode = status
  const isOfExpress = isExpress(res)
  if (isOfExpress && type !== undefined) res.type(type)
  else res.setHeader('Content-Type', type ?? res.getHeader('Content-Type') ?? 'html')
  // Express says UTF-8 only of strings.
  res.setHeader('Content-Type', contentTypeHeader(String(res.getHeader('Content-Type'))))
  if (isOfExpress) {
    res.send(body)
    return
  }
  const hasBody = res.statusCode !== 204 && res.statusCode !== 304
  if (hasBody) res.setHeader('Content-Length', body.length)
  res.end(hasBody ? body : '')
}
