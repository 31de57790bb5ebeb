import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import type { AnyResponse } from '../background/after-response/settled'

/**
 * Sends chunks as they come, no faster than the client reads them. Resolves after the last chunk,
 * or when the client disconnects: it does not wait for the other chunks then.
 */
export function sendChunks(res: AnyResponse, chunks: AsyncGenerator<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    // Promise.race() with the close event would keep every chunk in memory until the response ends.
    res.once('close', resolve)
    writeChunks(res, chunks).then(resolve, reject)
  })
}

async function writeChunks(res: AnyResponse, chunks: AsyncGenerator<string>): Promise<void> {
  for await (const chunk of chunks) {
    if (res.destroyed) return
    const wantsMore = (res as ServerResponse).write(chunk)
    // compression() holds chunks back until flush() is called.
    ;(res as { flush?: () => void }).flush?.()
    if (!wantsMore) await new Promise((resolve) => res.once('drain', resolve))
  }
  if (!res.destroyed) res.end()
}

/** The same chunks, once the first is there: an error before it rejects this promise. */
export async function afterFirstChunk(
  chunks: AsyncGenerator<string>,
): Promise<AsyncGenerator<string>> {
  const first = await chunks.next()
  return (async function* () {
    if (!first.done) yield first.value
    yield* chunks
  })()
}

/**
 * The number is from RFC 9113, section 7. Its constant is in node:http2, which every app would load
 * for it: 10 of the 100 ms that this package takes to load.
 */
const INTERNAL_ERROR = 0x02

/** Aborts a response, so that the client sees that the body is incomplete. */
export function abortResponse(res: AnyResponse): void {
  const { stream } = res as Partial<Http2ServerResponse>
  // To HTTP/2, and to HTTP/1.0, which has no chunks, destroy() looks like the end of a whole body.
  if (typeof stream?.rstCode === 'number') stream.close(INTERNAL_ERROR)
  else if (res.req?.httpVersion === '1.0') (res as ServerResponse).socket?.resetAndDestroy()
  else res.destroy()
}
