import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '../../__tests__/support/free-port'
import { markdownTable } from '../../__tests__/support/markdown-table'
import { HAS_REDIS, RedisServer } from '../../__tests__/support/redis'
import { Child } from '../measuring/child'
import { named } from '../measuring/named'
import { microseconds } from '../measuring/processor-time'
import { bothOf, ratioOf, takeTurns } from '../measuring/sides'
import { measureLatency } from './latency'
import type { Order, Turn, TurnAnswer } from './turns'

// Required: imported by an ES module, tsx would not tell it where it is.
const { EmbeddedPostgres } = createRequire(import.meta.url)(
  '../../scripts/embedded-postgres/embedded-postgres',
) as typeof import('../../scripts/embedded-postgres/embedded-postgres')

interface Comparison {
  readonly program: 'queue-side' | 'threads-side'
  /** Of the program, between the side and the name of the queue. */
  readonly args: readonly string[]
  /** How often each work is done in a turn. */
  readonly works: Readonly<Record<string, number>>
}

interface Run {
  readonly folder: string
  readonly rounds: number
  readonly execArgv: readonly string[]
  readonly control: boolean
}

const PARTS: Readonly<Record<string, (run: Run) => Promise<string>>> = {
  async redis(run) {
    if (!HAS_REDIS) return 'Left out: Redis. redis-server is not installed.'
    return onStore('BullMQ on Redis', await RedisServer.start(), 2_000, run)
  },
  postgres: async (run) =>
    onStore('BullMQ on PostgreSQL', await EmbeddedPostgres.start(await freePort()), 300, run),
  threads(run) {
    const works = { trivial: 4_000, hash: 400 }
    return compare('piscina', { program: 'threads-side', args: [], works }, run)
  },
  latency: ({ folder }) => measureLatency(folder),
}

const HELP = `npm run bench:executors -- [options]

  --parts a,b    only these: ${Object.keys(PARTS).join(', ')}
  --rounds n     turns of each side; there are three pairs of processes. Default: 10
  --control      compares the other side with itself: what is noise
  --node=a,b     options for the sides' Node, as --node=--cpu-prof
`

/** @param build gives a folder with the programs. */
export async function main(args: readonly string[], build: () => Promise<string>): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: 'string' },
      rounds: { type: 'string', default: '10' },
      control: { type: 'boolean', default: false },
      node: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const parts = named(values.parts, PARTS)
  const run: Run = {
    folder: await build(),
    rounds: Number(values.rounds),
    execArgv: values.node ? values.node.split(',') : [],
    control: values.control,
  }
  console.log(`Node ${process.version}`)
  for (const part of parts) console.log(`\n${await PARTS[part]?.(run)}`)
}

async function onStore(
  title: string,
  store: { readonly url: string; stop(): Promise<void> },
  times: number,
  run: Run,
): Promise<string> {
  try {
    const works = { enqueue: times, process: times }
    return await compare(title, { program: 'queue-side', args: [store.url], works }, run)
  } finally {
    await store.stop()
  }
}

async function compare(title: string, comparison: Comparison, run: Run): Promise<string> {
  const { program, args, works } = comparison
  const { folder, rounds, execArgv, control } = run
  const start = async (side: 'ours' | 'by-hand', queue: string) => {
    const file = path.join(folder, `${program}.mjs`)
    const options = { file, args: [side, ...args, queue], execArgv }
    const { child } = await Child.start<Order, TurnAnswer>(options)
    return { turn: (work: string) => turn(child, work), stop: () => child.stop() }
  }
  const turn = async (child: Child<Order, TurnAnswer>, work: string) => {
    const answer = await child.ask({ work, times: works[work] ?? 0 })
    if (answer.kind !== 'took') throw new Error(`a side does not say what "${work}" took`)
    return answer
  }
  const measured = await takeTurns<Turn>({
    works: Object.keys(works),
    rounds,
    startPair: async (fleet) => [
      await start(control ? 'by-hand' : 'ours', `bench-${fleet}-0`),
      await start('by-hand', `bench-${fleet}-1`),
    ],
  })
  const rows = [...measured].map(([work, rounds]) => [
    work,
    ratioOf(rounds, ({ ours, byHand }) => byHand.processor / ours.processor),
    ratioOf(rounds, ({ ours, byHand }) => byHand.wall / ours.wall),
    bothOf(rounds, ({ processor }) => processor, microseconds),
    bothOf(rounds, ({ wall }) => wall, microseconds),
  ])
  return markdownTable([[title, 'processor', 'time', 'processor time', 'time each'], ...rows])
}
