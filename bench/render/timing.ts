import { shuffled } from '../measuring/statistics'
import type { PageName } from './data/pages'
import type { Worker } from './fleet'
import type { RendererName } from './renderers'

/** The times of one way to make one page, in microseconds of the processor, one for each cycle. */
export interface Times {
  readonly name: RendererName
  readonly page: PageName
  readonly times: number[]
}

export interface TimingOptions {
  readonly cycles: number
  /** Of each renderer, in milliseconds. */
  readonly warmUp: number
}

interface Turn extends Times {
  readonly worker: Worker
  rounds: number
}

/** How long a turn is timed for, about, in microseconds. All its data is made before: not for longer. */
const TURN = 6_000
const MOST_ROUNDS = 300
/** Cycles that find out how many rounds a turn is. */
const TRIALS = 3

/**
 * In each cycle, each renderer makes each page for a few milliseconds, in another order every time. So
 * what slows the machine down for a while slows all of them.
 */
export async function timeAll(
  workers: readonly Worker[],
  pages: readonly PageName[],
  { cycles, warmUp }: TimingOptions,
): Promise<Times[]> {
  await Promise.all(
    workers.map((worker) => worker.ask({ kind: 'warm-up', pages, duration: warmUp }, 'done')),
  )
  const turns = workers.flatMap((worker) =>
    pages.map((page): Turn => ({ worker, name: worker.name, page, rounds: 20, times: [] })),
  )
  for (let cycle = -TRIALS; cycle < cycles; cycle++) {
    for (const turn of shuffled(turns)) {
      const { page, rounds } = turn
      const { time } = await turn.worker.ask({ kind: 'time', page, rounds }, 'timed')
      if (cycle >= 0) turn.times.push(time)
      else turn.rounds = Math.min(MOST_ROUNDS, Math.max(2, Math.round(TURN / time)))
    }
  }
  return turns
}
