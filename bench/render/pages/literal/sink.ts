/**
 * Where long text goes. A page hands over the text that it has, whenever that may have become long, and
 * goes on with what it gets back.
 */
export interface Sink {
  /** From this length on, the page calls `cut`. */
  readonly limit: number
  cut(text: string): string
}

export const UNLIMITED: Sink = { limit: Number.POSITIVE_INFINITY, cut: (text) => text }

/**
 * Turns text into bytes 16 KiB at a time: V8 joins the parts of a string when it is read, which costs
 * much more for long strings. One buffer takes the bytes of all pages; at the end they are copied.
 */
export class Chunks implements Sink {
  readonly limit = 16 * 1024
  #bytes = Buffer.allocUnsafeSlow(1024 * 1024)
  #length = 0

  cut(text: string): string {
    const needed = this.#length + text.length * 3
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(needed * 2)
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    this.#length += this.#bytes.write(text, this.#length)
    return ''
  }

  end(text: string): Buffer {
    if (this.#length === 0) return Buffer.from(text)
    this.cut(text)
    const page = Buffer.from(this.#bytes.subarray(0, this.#length))
    this.#length = 0
    return page
  }
}
