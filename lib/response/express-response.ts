import type { ServerResponse } from 'node:http'
import type { AnyResponse } from '../background/after-response/settled'

/** The methods of Express's response that this package calls, in every version of Express. */
export interface ExpressResponse extends ServerResponse {
  status(code: number): this
  type(type: string): this
  send(body: Buffer): this
}

export function isExpress(res: AnyResponse): res is ExpressResponse {
  const { status, type, send } = res as Partial<ExpressResponse>
  return typeof status === 'function' && typeof type === 'function' && typeof send === 'function'
}
