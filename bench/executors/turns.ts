import { processorTime } from '../measuring/processor-time'
import { serveParent } from '../measuring/serve-parent'

export interface Order {
  readonly work: string
  readonly times: number
}

/** What one turn took, for each time, in microseconds. */
export interface Turn {
  readonly kind: 'took'
  readonly wall: number
  /** Of this process, with its threads. */
  readonly processor: number
}

export type TurnAnswer = { readonly kind: 'ready' } | Turn

/** Does works as often as the parent asks, and says what that took. */
export function serveTurns(
  works: Readonly<Record<string, (times: number) => Promise<void>>>,
): void {
  serveParent(async ({ work, times }: Order): Promise<TurnAnswer> => {
    const start = performance.now()
    const before = processorTime()
    await works[work]?.(times)
    const processor = (processorTime() - before) / times
    return { kind: 'took', wall: ((performance.now() - start) * 1_000) / times, processor }
  })
  // So that --cpu-prof writes what it has seen.
  process.once('SIGTERM', () => process.exit())
  process.send?.({ kind: 'ready' } satisfies TurnAnswer)
}

const IN_FLIGHT = 16

/** Calls a function so often, some calls at a time. */
export async function callTimes(times: number, call: (i: number) => Promise<unknown>) {
  let i = 0
  const one = async () => {
    while (i < times) await call(i++)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, one))
}
