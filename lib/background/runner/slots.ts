/** Limits how many tasks run at a time. Waiting tasks get their slots in the order of arrival. */
export class Slots {
  readonly limit: number
  #taken = 0
  /** Whether it gives out no slots, until `resume()`: in tests of apps. */
  isHeld = false
  readonly #queue = new Set<() => void>()

  /** @param limit may be `Infinity`. */
  constructor(limit: number) {
    this.limit = limit
  }

  /** Takes a slot if one is free and no task waits for it. Returns whether it did. */
  take(): boolean {
    if (this.isHeld || this.#taken >= this.limit || this.#queue.size > 0) return false
    this.#taken++
    return true
  }

  /** Queues for a slot: takes one and calls `onTurn`. Returns a function that leaves the queue. */
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
