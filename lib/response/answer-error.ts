import { STATUS_CODES } from 'node:http'
import type { AnyResponse } from '../background/after-response/settled'
import { abortResponse } from './send-chunks'

type Next = (error: unknown) => void

/** Express's `next` of this request. Read it early: routers replace `req.next`. */
export function nextOf(res: AnyResponse): Next | undefined {
  const { next } = (res.req ?? {}) as { next?: unknown }
  return typeof next === 'function' ? (next as Next) : undefined
}

/**
 * Passes an error to Express's error handlers. Without Express, or after the end of the response,
 * reports the error, and sends its status if nothing was sent yet.
 */
export function answerError(
  res: AnyResponse,
  error: unknown,
  next: Next | undefined,
  report: (error: unknown) => void,
): void {
  // The client has a status already: only an abort shows that the body is incomplete.
  if (res.headersSent && !res.writableEnded) abortResponse(res)
  // After the end of a response, Express's last handler would destroy the connection.
  if (next && !res.writableEnded) {
    // Express takes undefined, 'route' and 'router' for no error.
    const isError = typeof error === 'object' && error !== null
    next(isError ? error : new Error(`ftResponse() failed with ${String(error)}`, { cause: error }))
    return
  }
  report(error)
  if (res.headersSent) return
  // The handler's headers describe its content, not this text.
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  res.statusCode = httpStatusOf(error)
  res.setHeader('Content-Type', 'text/plain; charset=utf-8')
  res.end(STATUS_CODES[res.statusCode] ?? '')
}

function httpStatusOf(error: unknown): number {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === 'number' && STATUS_CODES[status] && status >= 400 ? status : 500
}
