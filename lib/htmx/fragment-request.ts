import type { IncomingHttpHeaders } from 'node:http'

/**
 * The request headers that {@link isFragmentRequest} reads: caches must tell their answers apart.
 */
export const FRAGMENT_HEADERS: readonly string[] = [
  'HX-Request',
  'HX-History-Restore-Request',
  'HX-Request-Type',
]

/**
 * Whether htmx asks for a part of a page: it sends its header, with any value, and neither restores
 * a page of the history nor, with htmx 4, asks for a whole page.
 */
export function isFragmentRequest(headers: IncomingHttpHeaders): boolean {
  return (
    headers['hx-request'] !== undefined &&
    headers['hx-history-restore-request'] === undefined &&
    headers['hx-request-type'] !== 'full'
  )
}
