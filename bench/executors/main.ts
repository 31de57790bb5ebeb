import { createRequire } from 'node:module'
import { freePort } from '../../__tests__/support/free-port'
import { HAS_REDIS, RedisServer } from '../../__tests__/support/redis'
import { type Compared, type CompareOptions, compare } from './compare'
import { type Latency, measureLatency } from './latency'
import { HELP, readArguments } from './options'
import { comparedTable, latencyTable } from './report'

// Required: imported by an ES module, tsx would not tell it where it is.
const { EmbeddedPostgres } = createRequire(import.meta.url)(
  '../../demo/queue/embedded-postgres',
) as typeof import('../../demo/queue/embedded-postgres')

/**
 * Compares the executors with what they are built on.
 *
 * @param build gives a folder with the programs.
 */
export async function main(args: readonly string[], build: () => Promise<string>): Promise<void> {
  const options = readArguments(args)
  if (options === 'help') {
    console.log(HELP)
    return
  }
  const { parts, rounds, control, execArgv, json } = options
  const folder = await build()
  const sides: CompareOptions = { folder, rounds, execArgv, control }
  const compared: Record<string, Compared[]> = {}
  if (parts.includes('redis')) {
    if (HAS_REDIS)
      compared['BullMQ on Redis'] = await onStore(await RedisServer.start(), 2_000, sides)
    else console.error('Left out: Redis. redis-server is not installed.')
  }
  if (parts.includes('postgres')) {
    const store = await EmbeddedPostgres.start(await freePort())
    compared['BullMQ on PostgreSQL'] = await onStore(store, 300, sides)
  }
  if (parts.includes('threads')) {
    const works = { trivial: 4_000, hash: 400 }
    compared.piscina = await compare({ program: 'threads-side', args: [], works }, sides)
  }
  const latencies: Latency[] = parts.includes('latency') ? await measureLatency(folder) : []

  const node = process.version
  if (json) console.log(JSON.stringify({ node, compared, latencies }, null, 2))
  else {
    const tables = Object.entries(compared).map(([title, rows]) => comparedTable(title, rows))
    if (latencies.length > 0) tables.push(latencyTable(latencies))
    console.log([`Node ${node}`, ...tables].join('\n\n'))
  }
}

async function onStore(
  store: { readonly url: string; stop(): Promise<void> },
  times: number,
  sides: CompareOptions,
): Promise<Compared[]> {
  try {
    const works = { enqueue: times, process: times }
    return await compare({ program: 'queue-side', args: [store.url], works }, sides)
  } finally {
    await store.stop()
  }
}
