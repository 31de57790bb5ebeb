import { median } from '../render/statistics'
import { VARIANTS } from './handlers'
import type { Options } from './options'
import { Side, type Turn } from './side'

/** One variant: its ratios, above 1 where the library does better, and the medians of both sides. */
export interface Compared {
  readonly variant: string
  readonly perSecond: number
  readonly processor: number
  /** Of all rounds, the quarter that is worse than this, and the quarter that is better. */
  readonly quartiles: readonly [number, number]
  readonly ours: Turn
  readonly byHand: Turn
}

/** V8 does not optimize the same program in the same way in each process, so there are some. */
const FLEETS = 3
const WARM_UP = 3

/** Lets both servers of a variant take turns, so that what slows the machine down slows both. */
export async function compare(variant: string, options: Options): Promise<Compared> {
  const rounds: { ours: Turn; byHand: Turn }[] = []
  for (let fleet = 0; fleet < FLEETS; fleet++) {
    await withSides(variant, options, async (ours, byHand) => {
      for (let i = 0; i < WARM_UP; i++) for (const side of [ours, byHand]) await side.turn(2_000)
      for (let i = 0; i < options.rounds; i++) rounds.push(await round(ours, byHand, options, i))
    })
  }
  const ratios = rounds.map(({ ours, byHand }) => byHand.processor / ours.processor)
  const sorted = ratios.toSorted((a, b) => a - b)
  const quarter = Math.floor(sorted.length / 4)
  return {
    variant,
    perSecond: median(rounds.map(({ ours, byHand }) => ours.perSecond / byHand.perSecond)),
    processor: median(ratios),
    quartiles: [sorted[quarter] ?? 0, sorted[sorted.length - 1 - quarter] ?? 0],
    ours: medians(rounds.map(({ ours }) => ours)),
    byHand: medians(rounds.map(({ byHand }) => byHand)),
  }
}

/** Now the one first, now the other. */
async function round(ours: Side, byHand: Side, { requests }: Options, i: number) {
  if (i % 2 === 0) return { ours: await ours.turn(requests), byHand: await byHand.turn(requests) }
  const second = await byHand.turn(requests)
  return { ours: await ours.turn(requests), byHand: second }
}

async function withSides(
  variant: string,
  { folder, execArgv }: Options,
  use: (ours: Side, byHand: Side) => Promise<void>,
): Promise<void> {
  const headers = VARIANTS[variant]?.headers ?? {}
  const sides: Side[] = []
  try {
    for (const side of ['ours', 'by-hand'] as const) {
      sides.push(await Side.start({ variant, side, headers, folder, execArgv }))
    }
    const [ours, byHand] = sides as [Side, Side]
    const [one, other] = [await ours.body(), await byHand.body()]
    if (one !== other) throw new Error(`${variant} differs:\n${one}\n${other}`)
    await use(ours, byHand)
  } finally {
    for (const side of sides) side.stop()
  }
}

function medians(turns: readonly Turn[]): Turn {
  const of = (name: keyof Turn) => median(turns.map((turn) => turn[name]))
  return {
    perSecond: of('perSecond'),
    processor: of('processor'),
    p50: of('p50'),
    p99: of('p99'),
  }
}
