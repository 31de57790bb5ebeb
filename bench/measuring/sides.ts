import { median, quartiles } from './statistics'

/** One of two programs that do the same work: ours, and the one written by hand. */
export interface Side<Turn> {
  /** Does some of the work, and gives what that took. */
  turn(work: string): Promise<Turn>
  stop(): void
}

/** A turn of each side, one right after the other. */
export type Round<Turn> = { readonly ours: Turn; readonly byHand: Turn }

export interface Comparison<Turn> {
  readonly works: readonly string[]
  /** Of each pair of processes. */
  readonly rounds: number
  /** @param fleet counts the pairs of processes. */
  startPair(fleet: number): Promise<readonly [ours: Side<Turn>, byHand: Side<Turn>]>
}

/** V8 does not optimize a program the same way in every process, so there are some. */
const FLEETS = 3
const WARM_UP = 4

/** Lets both sides take turns, so that what slows the machine down slows both. */
export async function takeTurns<Turn>({
  works,
  rounds,
  startPair,
}: Comparison<Turn>): Promise<Map<string, Round<Turn>[]>> {
  const measured = new Map<string, Round<Turn>[]>(works.map((work) => [work, []]))
  for (let fleet = 0; fleet < FLEETS; fleet++) {
    const [ours, byHand] = await startPair(fleet)
    try {
      for (let i = -WARM_UP; i < rounds; i++) {
        for (const work of works) {
          const round = await takeRound(ours, byHand, work, i % 2 === 0)
          if (i >= 0) measured.get(work)?.push(round)
        }
      }
    } finally {
      ours.stop()
      byHand.stop()
    }
  }
  return measured
}

async function takeRound<Turn>(
  ours: Side<Turn>,
  byHand: Side<Turn>,
  work: string,
  oursFirst: boolean,
): Promise<Round<Turn>> {
  if (oursFirst) return { ours: await ours.turn(work), byHand: await byHand.turn(work) }
  const second = await byHand.turn(work)
  return { ours: await ours.turn(work), byHand: second }
}

/** Above 1 where ours does better: `0.940 (0.910 - 0.970)`, the median of all rounds and the quartiles. */
export function ratioOf<Turn>(
  rounds: readonly Round<Turn>[],
  ratio: (round: Round<Turn>) => number,
): string {
  const ratios = rounds.map(ratio)
  const [low, high] = quartiles(ratios)
  return `${median(ratios).toFixed(3)} (${low.toFixed(3)} - ${high.toFixed(3)})`
}

/** The medians of both sides: `35µs / 33µs`. */
export function bothOf<Turn>(
  rounds: readonly Round<Turn>[],
  of: (turn: Turn) => number,
  format: (figure: number) => string,
): string {
  const side = (name: keyof Round<Turn>) => format(median(rounds.map((round) => of(round[name]))))
  return `${side('ours')} / ${side('byHand')}`
}
