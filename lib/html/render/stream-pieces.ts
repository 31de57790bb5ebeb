import { setImmediate } from 'node:timers/promises'
import type { Piece } from './pieces'

/**
 * Yields the text of the pieces in order, joined up to the next pending promise. Empties the list.
 */
export async function* streamPieces(left: Piece[]): AsyncGenerator<string> {
  let text = ''
  // A stack and no recursion: nested generators would pass each chunk through all of them. Pieces
  // leave the stack before they are sent, so that memory does not keep them until the end.
  left.reverse()
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) {
    if (typeof piece === 'string') text += piece
    else if (Buffer.isBuffer(piece)) text += piece.toString()
    else {
      if (text && !(await isReady(piece))) {
        // The other half of a character may come with the promise.
        const end = text.length - (/[\ud800-\udbff]$/.test(text) ? 1 : 0)
        // An empty chunk would start the response: a later error could not get an error page.
        if (end !== 0) yield text.slice(0, end)
        text = text.slice(end)
      }
      const late = await piece
      left.push(...(typeof late === 'string' ? [late] : [...late].reverse()))
    }
  }
  if (text) yield text
}

/** A promise that settles within a turn of the event loop is not worth a chunk of its own. */
function isReady(piece: Promise<unknown>): Promise<boolean> {
  return Promise.race([piece.then(() => true), setImmediate(false)])
}
