import path from 'node:path'
import { parseArgs } from 'node:util'
import { markdownTable } from '../../__tests__/support/markdown-table'
import { Child } from '../measuring/child'
import { named } from '../measuring/named'
import { microseconds } from '../measuring/processor-time'
import { bothOf, type Round, ratioOf, takeTurns } from '../measuring/sides'
import type { VariantName } from './handlers'
import type { PendingAnswer, PendingKind } from './pending'
import { OverheadSide, type Turn } from './side'

const VARIANTS: Record<VariantName, string> = {
  page: 'a small page, made of functions / of a template literal',
  prebuilt: 'a fragment that is there already, raw() / a string',
  after: 'res.send(), with afterResponse() / with its finish event',
  control: 'twice by hand: what is noise',
}

/** What makes `prebuilt` a fragment. */
const HEADERS: { readonly [Name in VariantName]?: Readonly<Record<string, string>> } = {
  prebuilt: { 'HX-Request': 'true' },
}

const PENDING: Record<PendingKind, string> = {
  'by hand': "res.on('finish', () => setImmediate(() => work(id)))",
  function: 'afterResponse(res, () => work(id))',
  BackgroundTask: 'afterResponse(res, new BackgroundTask(work, id))',
  'defined task': 'afterResponse(res, defined({ id }))',
}

const HELP = `npm run bench:overhead -- [options]

  --variants a,b    only these: ${Object.keys(VARIANTS).join(', ')}
  --rounds n        turns of each server; there are three pairs of servers. Default: 8
  --requests n      of one turn. Default: 3000
  --no-memory       leaves out what a pending task costs
  --node=a,b        options for the servers' Node, as --node=--cpu-prof
`

/** @param build gives a folder with the programs. */
export async function main(args: readonly string[], build: () => Promise<string>): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      variants: { type: 'string' },
      rounds: { type: 'string', default: '8' },
      requests: { type: 'string', default: '3000' },
      memory: { type: 'boolean', default: true },
      node: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
    allowNegative: true,
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const variants = named(values.variants, VARIANTS)
  const folder = await build()
  console.log(`Node ${process.version}\n`)
  const rows: string[][] = []
  for (const variant of variants) {
    const start = (side: 'ours' | 'by-hand') =>
      OverheadSide.start({
        variant,
        side,
        headers: HEADERS[variant] ?? {},
        requests: Number(values.requests),
        folder,
        execArgv: values.node ? values.node.split(',') : [],
      })
    const rounds = await takeTurns<Turn>({
      works: [variant],
      rounds: Number(values.rounds),
      async startPair() {
        const [ours, byHand] = [await start('ours'), await start('by-hand')]
        const [one, other] = [await ours.body(), await byHand.body()]
        if (one !== other) throw new Error(`${variant} differs:\n${one}\n${other}`)
        return [ours, byHand]
      },
    })
    rows.push([VARIANTS[variant], ...figuresOf(rounds.get(variant) ?? [])])
  }
  const heads = ['ours / by hand', 'requests/s', 'processor', 'processor time', 'p50', 'p99']
  console.log(markdownTable([heads, ...rows]))
  if (values.memory) console.log(`\n${await pendingTable(folder)}`)
}

function figuresOf(rounds: readonly Round<Turn>[]): string[] {
  return [
    ratioOf(rounds, ({ ours, byHand }) => ours.perSecond / byHand.perSecond),
    ratioOf(rounds, ({ ours, byHand }) => byHand.processor / ours.processor),
    ...(['processor', 'p50', 'p99'] as const).map((name) =>
      bothOf(rounds, (turn) => turn[name], microseconds),
    ),
  ]
}

/** The heap that 100,000 waiting tasks take, each kind in a process of its own. */
async function pendingTable(folder: string): Promise<string> {
  const bytes = (count: number | undefined) => (count === undefined ? '' : `${count.toFixed(0)} B`)
  const rows: string[][] = []
  for (const [kind, title] of Object.entries(PENDING)) {
    const { child, first } = await Child.start<object, PendingAnswer>({
      file: path.join(folder, 'pending.mjs'),
      args: [kind],
      execArgv: ['--expose-gc'],
    })
    child.stop()
    rows.push([`\`${title}\``, bytes(first.forResponse), bytes(first.forSlot)])
  }
  return markdownTable([['a pending task', 'waits for its response', 'for a slot'], ...rows])
}
