import { Agent, get } from 'node:http'
import path from 'node:path'
import { checkEquality } from './check-equality'
import { Child } from './child'
import type { PageName } from './data/pages'
import { available } from './fleet'
import type { Options } from './options'
import { progress } from './progress'
import type { Renderer } from './renderers/renderers'
import { type Line, linesOf, markdown, microseconds, tableOf } from './report'
import type { ServerAnswer } from './server'
import { BASELINE_SERVER, SERVERS } from './servers/servers'
import { shuffled } from './shuffled'
import { median } from './statistics'
import type { Times } from './timing'

/** Requests at the same time. */
const CONNECTIONS = 8
/** So much is sent in a turn: enough requests to measure, of large pages fewer. */
const BYTES_OF_A_TURN = 4_000_000
const WARM_UP_TURNS = 6
/** Requests one after another, in a turn that measures how long the first byte takes. */
const WAITS_OF_A_TURN = 20

interface Measured {
  /** Processor time of a request. */
  readonly lines: Line[]
  readonly waits: Waits[]
  readonly table: string
}

/** How long a client waits for the first byte, in microseconds. */
interface Waits {
  readonly title: string
  readonly pages: Partial<Record<PageName, number>>
}

/** What a request takes a server with Express, with and without its ETags. */
export async function measureExpress(
  options: Options,
): Promise<{ withEtag: Measured; withoutEtag: Measured; table: string }> {
  const rows = await available(SERVERS)
  const [withEtag, withoutEtag] = [
    await measureServers(rows, options, 'etag'),
    await measureServers(rows, options, 'no-etag'),
  ]
  return {
    withEtag,
    withoutEtag,
    table: `With ETag\n\n${withEtag.table}\n\nWithout ETag\n\n${withoutEtag.table}`,
  }
}

async function measureServers(
  rows: readonly Renderer[],
  { pages, folder, quick }: Options,
  etag: 'etag' | 'no-etag',
): Promise<Measured> {
  const cycles = quick ? 8 : 30
  const step = progress(cycles)
  const servers: Server[] = []
  try {
    for (const { name } of rows) servers.push(await Server.start(name, folder, etag))
    const sizes = await checkEquality(servers, pages)
    const turns = servers.flatMap((server) =>
      pages.map((page) => ({
        server,
        name: server.name,
        page,
        times: [] as number[],
        waits: [] as number[],
      })),
    )
    for (let cycle = -WARM_UP_TURNS; cycle < cycles; cycle++) {
      for (const { server, page, times, waits } of shuffled(turns)) {
        const requests = Math.ceil(BYTES_OF_A_TURN / (sizes.get(page) ?? BYTES_OF_A_TURN))
        const time = await server.timeOf(page, Math.min(300, Math.max(30, requests)))
        const wait = await server.waitFor(page, WAITS_OF_A_TURN)
        if (cycle < 0) continue
        times.push(time)
        waits.push(wait)
      }
      if (cycle >= 0) step()
    }
    const measured: Times[] = turns
    const lines = linesOf(measured, { rows, baseline: BASELINE_SERVER, sizes })
    const waits = rows.map(({ name, title }): Waits => {
      const own = turns.filter((turn) => turn.name === name)
      return { title, pages: Object.fromEntries(own.map((t) => [t.page, median(t.waits)])) }
    })
    return { lines, waits, table: `${tableOf(lines, sizes)}\n\n${tableOfWaits(waits, pages)}` }
  } finally {
    for (const server of servers) server.stop()
  }
}

function tableOfWaits(waits: readonly Waits[], pages: readonly PageName[]): string {
  const rows = waits.map(({ title, pages: own }) => [
    title,
    ...pages.map((page) => microseconds(own[page] ?? Number.NaN)),
  ])
  return markdown([['first byte after', ...pages], ...rows])
}

/** A server in a process of its own, and the connections to it. */
class Server {
  readonly name: string
  readonly #child: Child<object, ServerAnswer>
  readonly #port: number
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

  private constructor(name: string, child: Child<object, ServerAnswer>, port: number) {
    this.name = name
    this.#child = child
    this.#port = port
  }

  static async start(name: string, folder: string, etag: 'etag' | 'no-etag'): Promise<Server> {
    const { child, first } = await Child.start<object, ServerAnswer>({
      file: path.join(folder, 'server.mjs'),
      args: [`./servers/${name}.mjs`, etag],
    })
    if (first.kind !== 'listening') throw new Error(`${name} does not listen`)
    return new Server(name, child, first.port)
  }

  async show(page: PageName, seed: number): Promise<string> {
    return (await this.#get(`/${page}?seed=${seed}`)).body
  }

  /** What one of so many requests takes the server, in microseconds of the processor. */
  async timeOf(page: PageName, requests: number): Promise<number> {
    const before = await this.#used()
    await Promise.all(Array.from({ length: requests }, () => this.#get(`/${page}`)))
    return ((await this.#used()) - before) / requests
  }

  /** How long one client waits for the first byte of a page, in microseconds: the median. */
  async waitFor(page: PageName, requests: number): Promise<number> {
    const waits: number[] = []
    for (let i = 0; i < requests; i++) waits.push((await this.#get(`/${page}`)).wait)
    return median(waits)
  }

  stop(): void {
    this.#agent.destroy()
    this.#child.stop()
  }

  async #used(): Promise<number> {
    const answer = await this.#child.ask({})
    if (answer.kind !== 'used') throw new Error(`${this.name} does not say what it used`)
    return answer.time
  }

  #get(url: string): Promise<{ readonly body: string; readonly wait: number }> {
    return new Promise((resolve, reject) => {
      const start = performance.now()
      const options = { host: '127.0.0.1', port: this.#port, path: url, agent: this.#agent }
      const request = get(options, async (response) => {
        const wait = (performance.now() - start) * 1_000
        try {
          const parts: Buffer[] = []
          for await (const part of response) parts.push(part)
          const body = Buffer.concat(parts).toString()
          if (response.statusCode === 200) resolve({ body, wait })
          else reject(new Error(`${this.name} ${url}: ${response.statusCode} ${body}`))
        } catch (error) {
          reject(error)
        }
      })
      request.once('error', reject)
    })
  }
}
