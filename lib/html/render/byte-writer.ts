/** A rendering that wrote more bytes than this does not keep its buffer for the next one. */
const MOST_SPARE = 1024 * 1024

/** The buffer of the last rendering, for the next one: allocating and zeroing memory takes time. */
let spare: Buffer | undefined

/** Turns text into UTF-8, in one buffer that grows. */
export class ByteWriter {
  #bytes = takeSpare()
  #length = 0

  get isEmpty(): boolean {
    return this.#length === 0
  }

  write(text: string): void {
    // A UTF-16 unit takes three bytes at most.
    const needed = this.#length + text.length * 3
    if (needed > this.#bytes.length) this.#grow(needed)
    this.#length += this.#bytes.write(text, this.#length)
  }

  /** Returns a copy of what was written since the last call. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length))
    this.#length = 0
    return taken
  }

  /** Ends the use of this writer: another rendering gets its buffer. */
  release(): void {
    if (this.#bytes.length <= MOST_SPARE) spare = this.#bytes
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}

function takeSpare(): Buffer {
  const bytes = spare ?? Buffer.allocUnsafeSlow(MOST_SPARE / 4)
  spare = undefined
  return bytes
}
