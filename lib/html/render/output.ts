import { ignoreRejection } from '../nodes/ignore-rejection'
import type { Frame, Scope } from '../nodes/scope'
import { ByteWriter } from './byte-writer'
import { joinBytes, joinText, type Late, type Piece } from './pieces'

/**
 * The writer cuts off longer text and turns it into bytes. V8 joins the parts of a string when it
 * reads the string; above 128 KiB that takes Node 20 and 24 ten times as long, and 16 KiB stay in
 * the processor's cache.
 */
const CHUNK = 16 * 1024

/** An integer: comparing with it is faster than with Infinity. */
const LONGER_THAN_ANY = 2 ** 30

/** Buffer.from() measures text before it writes: for 12 KB that doubles the time. */
const SHORT = 2_000

/**
 * Takes the text of one rendering out of the writer's hands, at the end and in two cases before:
 * when the text is long, and when a promise must follow it. For `Div(long, promise, P('b'))`, as
 * bytes:
 *
 * | the writer calls                 | which leaves the pieces              | and it goes on with |
 * | -------------------------------- | ------------------------------------ | ------------------- |
 * | `cut('<div>aaa…')` at 16 KiB     | none; the text is in the byte writer | `''`                |
 * | `later('aaa', promise)`          | bytes, `'aaa'`, promise              | `''`                |
 * | `toBytes('<p>b</p></div>')`      | bytes, `'aaa'`, promise, `'<p>b…'`   |                     |
 *
 * `toBytes()` then awaits the promise and joins the pieces. Without a promise there are no pieces,
 * and it returns bytes at once.
 *
 * A character outside of Unicode's first plane is two units of a string, and a promise may give one
 * half of it. So a half never becomes bytes alone: it stays text until its neighbour is known.
 */
export class Output implements Scope {
  /** The writer calls {@link cut} with text that is at least as long. */
  readonly limit: number
  #pieces: Piece[] | undefined
  #bytes: ByteWriter | undefined

  /** @param form `'string'` never cuts text off. */
  constructor(
    form: 'string' | 'bytes',
    public frame: Frame | undefined,
  ) {
    this.limit = form === 'string' ? LONGER_THAN_ANY : CHUNK
  }

  /** Takes text, and returns the text to go on with: nothing, or half of a character. */
  cut(text: string): string {
    this.#bytes ??= new ByteWriter()
    const followsPromise = this.#pieces !== undefined && this.#bytes.isEmpty
    const start = followsPromise && isLowSurrogate(text.charCodeAt(0)) ? 1 : 0
    const end = text.length - (isHighSurrogate(text.charCodeAt(text.length - 1)) ? 1 : 0)
    if (start > 0) this.#pieces?.push(text.slice(0, start))
    this.#bytes.write(text.slice(start, end))
    return text.slice(end)
  }

  /** Takes the text so far and the promise of what follows it; returns the text to go on with. */
  later(text: string, html: Promise<Late>): string {
    // Awaited at the end, which a rendering that fails does not reach.
    ignoreRejection(html)
    this.#pieces ??= []
    this.#keepBytes()
    this.#pieces.push(text, html)
    return ''
  }

  toString(text: string): string | Promise<string> {
    const pieces = this.toPieces(text)
    return typeof pieces === 'string' ? pieces : joinText(pieces)
  }

  toBytes(text: string): Buffer | Promise<Buffer> {
    const pieces = this.toBytesOrPieces(text)
    return Buffer.isBuffer(pieces) ? pieces : joinBytes(pieces)
  }

  /** For an output of the form `'string'`: the text, or pieces if it holds promises. */
  toPieces(text: string): Late {
    return this.#pieces ? [...this.#pieces, text] : text
  }

  toBytesOrPieces(text: string): Buffer | readonly Piece[] {
    if (this.#pieces) {
      this.#keepBytes()
      return [...this.#pieces, text]
    }
    if (!this.#bytes && text.length < SHORT) return Buffer.from(text)
    this.#bytes ??= new ByteWriter()
    this.#bytes.write(text)
    return this.#bytes.take()
  }

  /** To be called when the rendering has ended or failed. */
  release(): void {
    this.#bytes?.release()
    this.#bytes = undefined
  }

  #keepBytes(): void {
    if (this.#bytes && !this.#bytes.isEmpty) this.#pieces?.push(this.#bytes.take())
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
