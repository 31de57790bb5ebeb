import type { Queue } from 'bullmq'
import { resolvesWithin } from '../../background/timers/time-limit'

/** A queue that is opened when it is first needed, and anew if that failed. */
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
    // What goes wrong is told to who asks; without a listener it would end the process.
    queue.on('error', () => {})
    try {
      // One that could not connect at first stays so, on both stores.
      await queue.waitUntilReady()
      return queue
    } catch (error) {
      queue.close().catch(() => {})
      throw error
    }
  }

  /** A store that is down must not keep the process. */
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
