import type { Queue } from 'bullmq'
import { within } from '../../background/within'

/** A queue that is opened when it is first needed, and anew if that failed. */
export class OpenQueue {
  readonly #make: () => Queue
  readonly #kind: 'redis' | 'postgres'
  #queue: Promise<Queue> | undefined

  constructor(make: () => Queue, kind: 'redis' | 'postgres') {
    this.#make = make
    this.#kind = kind
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
    if (this.#kind === 'redis') return queue
    try {
      // A backend of PostgreSQL that could not connect stays so.
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
    if (!(await within(2_000, closed))) await queue.disconnect().catch(() => {})
  }
}
