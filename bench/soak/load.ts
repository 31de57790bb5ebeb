import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Pool } from 'undici'
import { type Plan, urlOf } from './plan'

/** The status of a response, or that the client left, or that the connection broke or was refused. */
export type Result = number | 'left' | 'broken'

const CONNECTIONS = 40
/** Requests that are sent at once, on a connection of their own. */
const PIPELINED = 6

/** Clients that keep their connections alive, and some that pipeline. */
export class Load {
  readonly results = new Map<Plan, Result>()
  readonly #origin: URL
  readonly #pool: Pool

  constructor(origin: string) {
    this.#origin = new URL(origin)
    this.#pool = new Pool(origin, { connections: CONNECTIONS })
  }

  /** Opens all connections with requests that have no work. */
  async connect(): Promise<void> {
    const get = async () => {
      const { body } = await this.#pool.request({ path: '/plain', method: 'GET' })
      await body.dump()
    }
    for (let i = 0; i < 3; i++) await Promise.all(Array.from({ length: CONNECTIONS }, get))
  }

  /** Sends requests, as many at a time as there are connections, and notes the results. */
  async send(plans: readonly Plan[], onSent: (plan: Plan) => void = () => {}): Promise<void> {
    const queue = plans.values()
    const work = async () => {
      for (const plan of queue) {
        onSent(plan)
        this.results.set(plan, await this.#request(plan))
      }
    }
    const pipeline = async () => {
      for (;;) {
        const batch = queue.take(PIPELINED).toArray()
        if (batch.length === 0) return
        for (const plan of batch) onSent(plan)
        await this.#pipeline(batch)
      }
    }
    await Promise.all([...Array.from({ length: CONNECTIONS - 2 }, work), pipeline(), pipeline()])
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }
}
