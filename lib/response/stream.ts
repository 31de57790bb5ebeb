import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import type { AnyResponse } from '../background/after-response/settled'

/**
 * Sends chunks as they come, no faster than the client takes them. Resolves when all was handed over,
 * or the client has left: what is still to come is not waited for then.
 */
export function stream(res: AnyResponse, chunks: AsyncGenerator<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    // Not Promise.race() with the end of the response, which would keep each chunk in memory until then.
    res.once('close', resolve)
    writeChunks(res, chunks).then(resolve, reject)
  })
}

async function writeChunks(res: AnyResponse, chunks: AsyncGenerator<string>): Promise<void> {
  for await (const chunk of chunks) {
    if (res.destroyed) return
    const wantsMore = (res as ServerResponse).write(chunk)
    // compression() keeps what it is not told to send.
    ;(res as { flush?: () => void }).flush?.()
    if (!wantsMore) await new Promise((resolve) => res.once('drain', resolve))
  }
  if (!res.destroyed) res.end()
}

/** Waits for the first chunk. */
export async function begun(chunks: AsyncGenerator<string>): Promise<AsyncGenerator<string>> {
  const first = await chunks.next()
  return (async function* () {
    if (!first.done) yield first.value
    yield* chunks
  })()
}

/**
 * As RFC 9113 numbers it, section 7. The constant of node:http2 would load that for each app: 10 ms of
 * the 100 that loading takes.
 */
const INTERNAL_ERROR = 0x02

/** Ends a response so that the client can tell that something is missing. */
export function breakOff(res: AnyResponse): void {
  const { stream } = res as Partial<Http2ServerResponse>
  // destroy() alone would look like an end, to HTTP/2 and to HTTP/1.0, which has no chunks.
  if (typeof stream?.rstCode === 'number') stream.close(INTERNAL_ERROR)
  else if (res.req?.httpVersion === '1.0') (res as ServerResponse).socket?.resetAndDestroy()
  else res.destroy()
}
