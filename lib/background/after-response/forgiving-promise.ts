import { setImmediate } from '../timers/real-timers'

/**
 * A promise that passes its rejection to `onUnawaited` if no caller awaits it, where Node would end the
 * process. It decides one turn of the event loop after the rejection.
 */
export class ForgivingPromise extends Promise<void> {
  // then() returns a plain promise: its rejection is the caller's to handle.
  static override get [Symbol.species]() {
    return Promise
  }
  #awaited = false

  static of(promise: Promise<void>, onUnawaited: (error: unknown) => void): ForgivingPromise {
    const forgiving = new ForgivingPromise((resolve, reject) => promise.then(resolve, reject))
    Promise.prototype.then.call(forgiving, undefined, (error) => {
      setImmediate(() => {
        if (!forgiving.#awaited) onUnawaited(error)
      })
    })
    return forgiving
  }

  // `await` calls this method too, because this is not the built-in class.
  // biome-ignore lint/suspicious/noThenProperty: it notes that a caller handles the rejection
  override then<A = void, B = never>(
    onFulfilled?: ((value: undefined) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#awaited = true
    return super.then(onFulfilled as never, onRejected)
  }
}
