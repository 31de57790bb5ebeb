import path from 'node:path'
import { Child } from '../render/child'
import { median } from '../render/statistics'
import type { Order, Turn, TurnAnswer } from './turns'

/** What two sides do, in programs of the same name. */
export interface Comparison {
  readonly program: string
  /** Of the program, behind the side. The names of queues differ by what is added to the last one. */
  readonly args: readonly string[]
  /** How often each work is done in a turn. */
  readonly works: Readonly<Record<string, number>>
}

export interface CompareOptions {
  /** Of this run, with the programs. */
  readonly folder: string
  readonly rounds: number
  readonly execArgv: readonly string[]
  /** Whether the other side is compared with itself. */
  readonly control: boolean
}

/** One work: ratios above 1 where the library does better, and the medians of both sides. */
export interface Compared {
  readonly work: string
  readonly wall: Ratio
  readonly processor: Ratio
  readonly ours: Omit<Turn, 'kind'>
  readonly raw: Omit<Turn, 'kind'>
}

interface Ratio {
  readonly median: number
  /** Of all rounds, the quarter that is worse than this, and the quarter that is better. */
  readonly quartiles: readonly [number, number]
}

type Side = Child<Order, TurnAnswer>
type Round = Readonly<Record<'ours' | 'raw', Turn>>

/** V8 does not optimize the same program in the same way in each process, so there are some. */
const FLEETS = 3
const WARM_UP = 4

/** Lets both sides take turns, so that what slows the machine down slows both. */
export async function compare(
  { program, args, works }: Comparison,
  options: CompareOptions,
): Promise<Compared[]> {
  const rounds = new Map<string, Round[]>(Object.keys(works).map((work) => [work, []]))
  for (let fleet = 0; fleet < FLEETS; fleet++) {
    const sides: Side[] = []
    try {
      for (const [i, side] of [options.control ? 'raw' : 'ours', 'raw'].entries()) {
        const file = path.join(options.folder, `${program}.mjs`)
        const own = [side, ...args, `bench-${fleet}-${i}`]
        const { execArgv } = options
        sides.push((await Child.start<Order, TurnAnswer>({ file, args: own, execArgv })).child)
      }
      for (let i = -WARM_UP; i < options.rounds; i++) {
        const turns = await round(sides as [Side, Side], works, i)
        if (i >= 0) for (const [work, turn] of turns) rounds.get(work)?.push(turn)
      }
    } finally {
      for (const side of sides) side.stop()
    }
  }
  return [...rounds].map(([work, turns]) => ({
    work,
    wall: ratioOf(turns, 'wall'),
    processor: ratioOf(turns, 'processor'),
    ours: medians(turns.map(({ ours }) => ours)),
    raw: medians(turns.map(({ raw }) => raw)),
  }))
}

/** Each work by both, now the one first, now the other. */
async function round([ours, raw]: readonly [Side, Side], works: Comparison['works'], i: number) {
  const turns: [string, Round][] = []
  for (const [work, times] of Object.entries(works)) {
    const [first, second] = i % 2 === 0 ? [ours, raw] : [raw, ours]
    const one = await turn(first, { work, times })
    const other = await turn(second, { work, times })
    turns.push([work, i % 2 === 0 ? { ours: one, raw: other } : { ours: other, raw: one }])
  }
  return turns
}

async function turn(side: Side, order: Order): Promise<Turn> {
  const answer = await side.ask(order)
  if (answer.kind !== 'took') throw new Error(`a side does not say what "${order.work}" took`)
  return answer
}

function ratioOf(rounds: readonly Round[], of: 'wall' | 'processor'): Ratio {
  const sorted = rounds.map(({ ours, raw }) => raw[of] / ours[of]).sort((a, b) => a - b)
  const quarter = Math.floor(sorted.length / 4)
  const quartiles = [sorted[quarter] ?? 0, sorted[sorted.length - 1 - quarter] ?? 0] as const
  return { median: median(sorted), quartiles }
}

function medians(turns: readonly Turn[]) {
  const of = (name: 'wall' | 'processor') => median(turns.map((turn) => turn[name]))
  return { wall: of('wall'), processor: of('processor') }
}
