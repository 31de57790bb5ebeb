import type { Child } from '../nodes/child'
import { streamPieces } from './stream-pieces'
import { renderTo } from './write'

/**
 * Renders content to HTML. Returns a string, or a promise of a string if the content holds
 * promises. It awaits all promises at the same time, and writes them in the order of the content.
 *
 * @throws TypeError for a value that is not a {@link Child}, and for an attribute that HTML cannot
 * hold or that would run a string as code. A returned promise rejects with these, or with the error
 * of a child.
 * @example
 * render(P('1 < 2')) // '<p>1 &lt; 2</p>'
 * await render(P(fetchName())) // '<p>Ada</p>'
 */
export function render(content: Child): string | Promise<string> {
  return renderTo('string', content, TOP, (output, text) => output.toString(text))
}

/**
 * As {@link render}, but to bytes in UTF-8, which takes less time for a response.
 *
 * @example
 * res.type('html').send(await renderToBuffer(P(fetchName())))
 */
export function renderToBuffer(content: Child): Buffer | Promise<Buffer> {
  return renderTo('bytes', content, TOP, (output, text) => output.toBytes(text))
}

/**
 * As {@link renderToBuffer}, but content that holds promises comes in chunks, in order: whenever a
 * promise is pending, everything before it is one chunk.
 *
 * @throws an error of rendering before the first promise; the generator throws later ones.
 */
export function renderToChunks(content: Child): Buffer | AsyncGenerator<string> {
  return renderTo('string', content, TOP, (output, text) => {
    const pieces = output.toBytesOrPieces(text)
    return Buffer.isBuffer(pieces) ? pieces : streamPieces([...pieces])
  })
}

const TOP = { tag: '', frame: undefined }
