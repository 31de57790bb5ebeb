/**
 * An AbortController that is made when its signal is first read: most tasks never read theirs, and it
 * costs more than a short task.
 */
export class LazySignal {
  #controller: AbortController | undefined
  #abort: { readonly reason: unknown } | undefined
  /** Called when it is aborted, with `reason` set. */
  onAbort: (() => void) | undefined

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController()
      if (this.#abort) this.#controller.abort(this.#abort.reason)
    }
    return this.#controller.signal
  }

  get isAborted(): boolean {
    return this.#abort !== undefined
  }

  get reason(): unknown {
    return this.#abort?.reason
  }

  /** The first reason stays. */
  abort(reason: unknown): void {
    if (this.#abort) return
    this.#abort = { reason }
    this.#controller?.abort(reason)
    this.onAbort?.()
  }
}
