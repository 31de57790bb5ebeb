import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import { constants } from 'node:http2'
import type { AnyResponse } from '../background/settled'

/**
 * Sends chunks as they come, no faster than the client takes them. Resolves when all was handed over,
 * or the client has left: what is still to come is not waited for then.
 */
export async function stream(res: AnyResponse, chunks: AsyncGenerator<string>): Promise<void> {
  const left = new Promise<'left'>((resolve) => res.once('close', () => resolve('left')))
  for (;;) {
    const next = await Promise.race([chunks.next(), left])
    if (next === 'left' || res.destroyed) return
    if (next.done) break
    const wantsMore = (res as ServerResponse).write(next.value)
    // compression() keeps what it is not told to send.
    ;(res as { flush?: () => void }).flush?.()
    if (!wantsMore) await Promise.race([new Promise((resolve) => res.once('drain', resolve)), left])
  }
  res.end()
}

/** Waits for the first chunk. */
export async function begun(chunks: AsyncGenerator<string>): Promise<AsyncGenerator<string>> {
  const first = await chunks.next()
  return (async function* () {
    if (!first.done) yield first.value
    yield* chunks
  })()
}

/** Ends a response so that the client can tell that something is missing. */
export function breakOff(res: AnyResponse): void {
  const { stream } = res as Partial<Http2ServerResponse>
  // destroy() alone would look like an end.
  if (typeof stream?.rstCode === 'number') stream.close(constants.NGHTTP2_INTERNAL_ERROR)
  else res.destroy()
}
