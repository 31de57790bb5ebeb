import path from 'node:path'
import { createHistogram } from 'node:perf_hooks'
import autocannon from 'autocannon'
import { Child } from '../measuring/child'
import type { Side } from '../measuring/sides'
import type { ServerAnswer } from './server'

const CONNECTIONS = 16
/** How often autocannon looks whether it is done, in milliseconds. */
const LOOK = 20

/** What a turn of requests took. Times are in microseconds. */
export interface Turn {
  readonly perSecond: number
  /** Of the server's processor, for one request. */
  readonly processor: number
  readonly p50: number
  readonly p99: number
}

interface SideOptions {
  readonly variant: string
  readonly side: 'ours' | 'by-hand'
  readonly headers: Readonly<Record<string, string>>
  /** Of one turn. */
  readonly requests: number
  readonly folder: string
  /** Of Node. */
  readonly execArgv: readonly string[]
}

/** One of the two servers, in a process of its own, which works when asked. */
export class OverheadSide implements Side<Turn> {
  readonly #child: Child<object, ServerAnswer>
  readonly #request: LoadOptions

  private constructor(child: Child<object, ServerAnswer>, request: LoadOptions) {
    this.#child = child
    this.#request = request
  }

  static async start(options: SideOptions): Promise<OverheadSide> {
    const { variant, side, headers, requests, folder, execArgv } = options
    const { child, first } = await Child.start<object, ServerAnswer>({
      file: path.join(folder, 'server.mjs'),
      args: [variant, side],
      execArgv,
    })
    if (first.kind !== 'listening') throw new Error(`${variant} ${side} does not listen`)
    return new OverheadSide(child, { url: `http://127.0.0.1:${first.port}`, headers, requests })
  }

  async body(): Promise<string> {
    const { url, headers } = this.#request
    return (await fetch(url, { headers })).text()
  }

  /** @throws if a response is missing, or a task. */
  async turn(): Promise<Turn> {
    const { requests } = this.#request
    const before = await this.#used()
    const latencies = createHistogram()
    const start = performance.now()
    let end = start
    const result = await load(this.#request, (time) => {
      end = performance.now()
      latencies.record(Math.max(1, Math.round(time * 1_000)))
    })
    const after = await this.#used()
    const tasks = after.tasks - before.tasks
    if (result['2xx'] !== requests || tasks !== requests) {
      throw new Error(`${requests} requests had ${result['2xx']} responses and ${tasks} tasks`)
    }
    return {
      perSecond: requests / ((end - start) / 1_000),
      processor: (after.time - before.time) / requests,
      p50: latencies.percentile(50),
      p99: latencies.percentile(99),
    }
  }

  stop(): void {
    this.#child.stop()
  }

  async #used() {
    const answer = await this.#child.ask({})
    if (answer.kind !== 'used') throw new Error('a server does not say what it used')
    return answer
  }
}

interface LoadOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly requests: number
}

/** @param onResponse gets the time of a response in milliseconds: autocannon itself counts whole ones. */
function load(
  { url, headers, requests }: LoadOptions,
  onResponse: (time: number) => void,
): Promise<autocannon.Result> {
  const options = { url, headers, connections: CONNECTIONS, amount: requests, sampleInt: LOOK }
  return new Promise((resolve, reject) => {
    autocannon(options, (error, result) => (error ? reject(error) : resolve(result))).on(
      'response',
      (_client, _status, _bytes, time) => onResponse(time),
    )
  })
}
