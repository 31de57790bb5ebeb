import { setImmediate } from 'node:timers/promises'
import type { Piece } from './pieces'

/** Pieces of text in order, which it takes out of the list, joined as long as nothing has to be waited for. */
export async function* streamPieces(left: Piece[]): AsyncGenerator<string> {
  let text = ''
  // A stack and no recursion: a generator in a generator takes each chunk through all of them. What
  // was sent leaves it, and is not kept in memory until the end.
  left.reverse()
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) {
    if (typeof piece === 'string') text += piece
    else if (Buffer.isBuffer(piece)) text += piece.toString()
    else {
      if (text && !(await isThere(piece))) {
        // Half of a character waits for its other half.
        const end = text.length - (/[\ud800-\udbff]$/.test(text) ? 1 : 0)
        // An empty chunk would begin the response, and what fails then could no longer be answered.
        if (end !== 0) yield text.slice(0, end)
        text = text.slice(end)
      }
      const late = await piece
      left.push(...(typeof late === 'string' ? [late] : [...late].reverse()))
    }
  }
  if (text) yield text
}

/** What comes within a turn of the event loop is worth no chunk of its own. */
function isThere(piece: Promise<unknown>): Promise<boolean> {
  return Promise.race([piece.then(() => true), setImmediate(false)])
}
