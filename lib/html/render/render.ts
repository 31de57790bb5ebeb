import type { Child } from '../nodes/child'
import { streamPieces } from './stream-pieces'
import { renderTo } from './write'

/**
 * The HTML of any content: a string, or a promise of one when the content holds promises.
 * Promises that stand side by side are waited for together; the order is that of the content.
 *
 * @throws TypeError for what is not a {@link Child}, or an attribute that HTML cannot hold or that
 * would be evaluated as code; the promise rejects with these, or with the error of a child.
 * @example
 * render(P('1 < 2')) // '<p>1 &lt; 2</p>'
 * await render(P(fetchName())) // '<p>Ada</p>'
 */
export function render(content: Child): string | Promise<string> {
  return renderTo('string', content, TOP, (output, text) => output.toString(text))
}

/** As {@link render}, but the bytes (UTF-8), which take less time to make than the string. */
export function renderToBuffer(content: Child): Buffer | Promise<Buffer> {
  return renderTo('bytes', content, TOP, (output, text) => output.toBytes(text))
}

/**
 * As {@link renderToBuffer}, but content that holds promises comes in chunks, in order: what is there,
 * as soon as something is not.
 *
 * @throws what rendering throws before the first promise; the chunks throw what comes later.
 */
export function renderToChunks(content: Child): Buffer | AsyncGenerator<string> {
  return renderTo('string', content, TOP, (output, text) => {
    const pieces = output.toBytesOrPieces(text)
    return Buffer.isBuffer(pieces) ? pieces : streamPieces([...pieces])
  })
}

const TOP = { tag: '', frame: undefined }
