import { setTimeout } from 'node:timers/promises'
import type { Mortal } from './mortal'

const CLIENTS = 6
/** Between two requests of a client, in milliseconds. */
const PAUSE = 20

/** Clients that ask a web process, whichever runs. */
export class Clients {
  /** The status of each request, by its number; `undefined` if the connection broke before. */
  readonly answers = new Map<number, number | undefined>()
  #count = 0

  async send(web: Mortal, isOver: () => boolean): Promise<void> {
    const client = async () => {
      for (;;) {
        const { port } = await web.ready
        if (isOver()) return
        const n = ++this.#count
        this.answers.set(n, await statusOf(`http://127.0.0.1:${port}/${n}`))
        await setTimeout(PAUSE)
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, client))
  }
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    // The status is there before the body: from then on the task counts as accepted.
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) })
    await response.text().catch(() => {})
    return response.status
  } catch (error) {
    // What fetch() says of a connection. By its name: Jest has a TypeError of its own.
    if ((error as Error).name === 'TypeError') return undefined
    throw error
  }
}
