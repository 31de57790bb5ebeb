import type { Queue } from 'bullmq'
import { resolvesWithin } from '../../background/timers/time-limit'

/** A queue that opens when it is first needed. If that fails, the next call tries again. */
export class OpenQueue {
  readonly #make: () => Queue
  #queue: Promise<Queue> | undefined

  constructor(make: () => Queue) {
    this.#make = make
  }

  get(): Promise<Queue> {
    this.#queue ??= this.#open().catch((error) => {
      this.#queue = undefined
      throw error
    })
    return this.#queue
  }

  async #open(): Promise<Queue> {
    const queue = this.#make()
    // Calls of its methods reject with the error. Without a listener, it would end the process.
    queue.on('error', () => {})
    try {
      // A queue that could not connect at first never does, on both stores.
      await queue.waitUntilReady()
      return queue
    } catch (error) {
      queue.close().catch(() => {})
      throw error
    }
  }

  /** Closes the queue. A store that is down must not keep the process alive. */
  async close(): Promise<void> {
    const queue = await this.#queue?.catch(() => undefined)
    if (!queue) return
    const closed = queue.close().catch(() => {})
    if (!(await resolvesWithin(2_000, closed)))
      await resolvesWithin(
        2_000,
        queue.disconnect().catch(() => {}),
      )
  }
}
