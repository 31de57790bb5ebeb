import { STATUS_CODES } from 'node:http'
import type { AnyResponse } from '../background/after-response/settled'
import { breakOff } from './stream'

type Next = (error: unknown) => void

/** Where errors of this request go: Express's error handlers. Read early, as routers replace it. */
export function nextOf(res: AnyResponse): Next | undefined {
  const { next } = (res.req ?? {}) as { next?: unknown }
  return typeof next === 'function' ? (next as Next) : undefined
}

/**
 * Hands an error to Express. On a plain server, and where the response is over, reports it, and answers
 * with the error's status if it still can.
 */
export function fail(
  res: AnyResponse,
  error: unknown,
  next: Next | undefined,
  report: (error: unknown) => void,
): void {
  // It has a status already, and can only show that something is missing.
  if (res.headersSent && !res.writableEnded) breakOff(res)
  // Of a response that is over, Express's last handler would only destroy the connection.
  if (next && !res.writableEnded) {
    // To Express undefined, 'route' and 'router' are no errors.
    const isError = typeof error === 'object' && error !== null
    next(isError ? error : new Error(`ftResponse() failed with ${String(error)}`, { cause: error }))
    return
  }
  report(error)
  if (res.headersSent) return
  // What the handler said of its content is not true of this text.
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  res.statusCode = httpStatusOf(error)
  res.setHeader('Content-Type', 'text/plain; charset=utf-8')
  res.end(STATUS_CODES[res.statusCode] ?? '')
}

function httpStatusOf(error: unknown): number {
  const { status } = (error ?? {}) as { status?: unknown }
  return typeof status === 'number' && STATUS_CODES[status] && status >= 400 ? status : 500
}
