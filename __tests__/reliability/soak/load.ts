import { Pool } from 'undici'
import { pipeline } from './pipeline'
import { type Plan, urlOf } from './plan'

/** What a client saw. */
export interface Result {
  /** `undefined` if there was no response. */
  readonly status: number | undefined
  /** It got all, left before, lost the connection, or got none. */
  readonly end: 'whole' | 'left' | 'broken' | 'unconnected'
}

const CONNECTIONS = 40
const PIPELINES = 2
/** Requests that are sent at once. */
const PIPELINED = 6

/** Clients that keep their connections alive, and some that pipeline. */
export class Load {
  readonly results = new Map<Plan, Result>()
  readonly #origin: string
  readonly #pool: Pool

  constructor(origin: string) {
    this.#origin = origin
    this.#pool = new Pool(origin, { connections: CONNECTIONS })
  }

  /** Opens all connections, with requests that have no work. */
  async connect(): Promise<void> {
    const get = async () => {
      const { body } = await this.#pool.request({ path: '/plain', method: 'GET' })
      await body.dump()
    }
    for (let i = 0; i < 3; i++) await Promise.all(Array.from({ length: CONNECTIONS }, get))
  }

  /** Sends requests, as many at a time as there are connections, and notes the results. */
  async send(plans: readonly Plan[], onSent: (plan: Plan) => void = () => {}): Promise<void> {
    let next = 0
    const take = (count: number) => {
      const taken = plans.slice(next, next + count)
      next += taken.length
      taken.forEach(onSent)
      return taken
    }
    const single = async () => {
      for (let [plan] = take(1); plan; [plan] = take(1)) {
        this.results.set(plan, await this.#request(plan))
      }
    }
    const pipelined = async () => {
      for (let batch = take(PIPELINED); batch.length > 0; batch = take(PIPELINED)) {
        const results = await pipeline(this.#origin, batch)
        batch.forEach((plan, i) => {
          this.results.set(plan, results[i] as Result)
        })
      }
    }
    await Promise.all([
      ...Array.from({ length: CONNECTIONS }, single),
      ...Array.from({ length: PIPELINES }, pipelined),
    ])
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }

  async #request(plan: Plan): Promise<Result> {
    const leaving = new AbortController()
    const timer =
      plan.leaves === 'before the response' && setTimeout(() => leaving.abort(), Math.random() * 8)
    let status: number | undefined
    try {
      const response = await this.#pool.request({
        path: urlOf(plan),
        method: 'GET',
        signal: leaving.signal,
      })
      status = response.statusCode
      for await (const _ of response.body) {
        // That destroys the connection.
        if (plan.leaves === 'in mid-body' && status === 200) return { status, end: 'left' }
      }
      return { status, end: 'whole' }
    } catch (error) {
      const isRefused = (error as NodeJS.ErrnoException).code === 'ECONNREFUSED'
      return { status, end: isRefused ? 'unconnected' : plan.leaves ? 'left' : 'broken' }
    } finally {
      if (timer) clearTimeout(timer)
    }
  }
}
