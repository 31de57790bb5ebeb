/** How many tasks run at a time, and which of those that wait is next. */
export class Slots {
  readonly limit: number
  #taken = 0
  /** Whether no slots are given out, until `resume()`. */
  isHeld = false
  readonly #queue = new Set<() => void>()

  /** @param limit may be `Infinity`. */
  constructor(limit: number) {
    this.limit = limit
  }

  /** Takes a slot if one is free and nobody waits for it. */
  take(): boolean {
    if (this.isHeld || this.#taken >= this.limit || this.#queue.size > 0) return false
    this.#taken++
    return true
  }

  /** Calls `onTurn` with a slot taken, when it is its turn. Gives what leaves the queue. */
  wait(onTurn: () => void): () => void {
    this.#queue.add(onTurn)
    return () => this.#queue.delete(onTurn)
  }

  release(): void {
    this.#taken--
    this.#serve()
  }

  hold(): void {
    this.isHeld = true
  }

  resume(): void {
    this.isHeld = false
    this.#serve()
  }

  #serve(): void {
    for (const onTurn of this.#queue) {
      if (this.isHeld || this.#taken >= this.limit) return
      this.#queue.delete(onTurn)
      this.#taken++
      onTurn()
    }
  }
}
