import { ignoreRejection } from '../nodes/ignore-rejection'
import type { Frame, Scope } from '../nodes/scope'

/** What an output is made of: text, bytes of text that was cut off, and what is not there yet. */
export type Piece = string | Buffer | Promise<Late>

/** What was not there yet: its text, or pieces of which some are not there yet either. */
export type Late = string | readonly Piece[]

/**
 * Longer text is cut off and turned into bytes. V8 joins a string when it is read; above 128 KiB
 * that takes Node 20 and 24 ten times as long, and 16 KiB stay in the processor's cache.
 */
const CHUNK = 16 * 1024

/** An integer, which is compared faster than Infinity. */
const LONGER_THAN_ANY = 2 ** 30

/** Holds the bytes of one rendering; kept for the next. */
let spare: Buffer | undefined

/** Where a rendering puts what does not fit into its running text: cut off bytes, and promises. */
export class Output implements Scope {
  readonly limit: number
  #pieces: Piece[] | undefined
  #bytes: Buffer | undefined
  #length = 0

  /** @param form whether text is cut off; what is rendered to a string never is. */
  constructor(
    form: 'string' | 'bytes',
    public frame: Frame | undefined,
  ) {
    this.limit = form === 'string' ? LONGER_THAN_ANY : CHUNK
  }

  /** Takes text, and gives the text to go on with. */
  cut(text: string): string {
    // Halves of characters stay text: the other may be in what a promise gives, or is still to come.
    const isBehindPromise = this.#pieces !== undefined && this.#length === 0
    const start = isBehindPromise && isLowSurrogate(text.charCodeAt(0)) ? 1 : 0
    const end = text.length - (isHighSurrogate(text.charCodeAt(text.length - 1)) ? 1 : 0)
    if (start > 0) this.#pieces?.push(text.slice(0, start))
    this.#write(text.slice(start, end))
    return text.slice(end)
  }

  /** Takes the text so far, and what follows it one day. Gives the text to go on with. */
  later(text: string, html: Promise<Late>): string {
    // Handled in the end; rendering may fail before.
    ignoreRejection(html)
    this.#pieces ??= []
    this.#keep()
    this.#pieces.push(text, html)
    return ''
  }

  toString(text: string): string | Promise<string> {
    const pieces = this.toPieces(text)
    return typeof pieces === 'string' ? pieces : allOf(pieces).then((all) => all.join(''))
  }

  toBytes(text: string): Buffer | Promise<Buffer> {
    const pieces = this.toBytesOrPieces(text)
    return Buffer.isBuffer(pieces) ? pieces : allOf(pieces).then(joinPieces)
  }

  /** Pieces if some are not there yet. */
  toPieces(text: string): Late {
    return this.#pieces ? [...this.#pieces, text] : text
  }

  toBytesOrPieces(text: string): Buffer | readonly Piece[] {
    if (!this.#pieces) {
      // Buffer.from(text) measures the text before it writes: of 12 KB that takes twice the time of
      // writing and copying.
      if (!this.#bytes && text.length < SHORT) return Buffer.from(text)
      this.#write(text)
      return this.#copy()
    }
    this.#keep()
    return [...this.#pieces, text]
  }

  /** Gives back what is reused, however the rendering ended. */
  release(): void {
    if (this.#bytes && this.#bytes.length <= MOST_SPARE) spare = this.#bytes
    this.#bytes = undefined
  }

  #write(text: string): void {
    let bytes = this.#bytes
    if (!bytes) {
      bytes = spare ?? Buffer.allocUnsafeSlow(MOST_SPARE / 4)
      spare = undefined
    }
    // A UTF-16 unit takes three bytes at most.
    const needed = this.#length + text.length * 3
    if (needed > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, bytes.length * 2))
      bytes.copy(larger, 0, 0, this.#length)
      bytes = larger
    }
    this.#length += bytes.write(text, this.#length)
    this.#bytes = bytes
  }

  #copy(): Buffer {
    return Buffer.from((this.#bytes as Buffer).subarray(0, this.#length))
  }

  #keep(): void {
    if (this.#length === 0) return
    this.#pieces?.push(this.#copy())
    this.#length = 0
  }
}

/** Waits for all at the same time, so that the first that fails is told at once. */
async function allOf(pieces: readonly Piece[]): Promise<(string | Buffer)[]> {
  const all = await Promise.all(
    pieces.map(async (piece) => {
      const late = await piece
      return Array.isArray(late) ? allOf(late) : [late as string | Buffer]
    }),
  )
  return all.flat()
}

function joinPieces(pieces: readonly (string | Buffer)[]): Buffer {
  const bytes: Buffer[] = []
  let text = ''
  for (const piece of pieces) {
    // Two strings are made into bytes together: a character may have one half in each.
    if (typeof piece === 'string') text += piece
    else {
      bytes.push(Buffer.from(text), piece)
      text = ''
    }
  }
  return Buffer.concat([...bytes, Buffer.from(text)])
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

const SHORT = 2_000
const MOST_SPARE = 1024 * 1024
