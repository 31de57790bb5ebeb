import { Random } from '../../support/random'
import { Load } from './load'
import type { Holdings } from './memory'
import { type Outcome, outcomeOf, withServer } from './outcome'
import { makePlan, type Plan } from './plan'
import type { ServerProcess } from './server-process'

/** Long enough for all that is left. */
const PATIENT = { delay: 0, grace: 20_000, abortGrace: 1_000 }

const ROUNDS = 12
/** Until V8 has compiled what it will, and what keeps the last thousand is full. */
const WARM_UP = 4

/** Below so many responses, what V8 compiles is more than what a response could leave. */
const ENOUGH = 20_000
/** Bytes that a response may leave: what is left of the noise. */
const MOST_LEFT = 16

export interface SteadyOutcome extends Outcome {
  /** Bytes, with all connections open and nothing to do: after the warm-up, and in the end. */
  readonly heap: { readonly before: number; readonly after: number }
  /** Bytes that a response leaves, of the heap and of buffers. */
  readonly leftPerResponse: { readonly heap: number; readonly buffers: number }
  /** Of one connection, for `close`: before any work, and in the end. */
  readonly listeners: { readonly before: number; readonly after: number }
}

/** A load in rounds; after each of them the server has nothing to do, and holds what it held before. */
export function runSteady(responses: number, seed: number, file: string): Promise<SteadyOutcome> {
  return withServer(file, PATIENT, async (server) => {
    const random = new Random(seed)
    const plans = random.list(responses, (i) => makePlan(i + 1, random))
    const unconnected = await server.holdings()
    const load = new Load(server.origin)
    await load.connect()
    const rounds: Holdings[] = [await server.holdings()]
    for (const part of partsOf(plans, ROUNDS)) {
      await load.send(part)
      rounds.push(await server.holdings())
    }
    await load.close()
    const disconnected = await withoutConnections(server)
    const end = await server.terminate()

    const [first] = rounds as [Holdings]
    const last = rounds.at(-1) as Holdings
    const outcome = await outcomeOf({ plans, load, end, file, isHasty: false, mayBreak: false })
    const measured = rounds.slice(WARM_UP)
    const leftPerResponse = {
      heap: growth(measured.map(({ heap }) => heap)) / (responses / ROUNDS),
      buffers: growth(measured.map(({ buffers }) => buffers)) / (responses / ROUNDS),
    }
    return {
      ...outcome,
      violations: [
        ...outcome.violations,
        ...moreListeners(first, last),
        ...moreResources(unconnected, disconnected),
        ...(responses >= ENOUGH ? moreMemory(leftPerResponse) : []),
      ],
      heap: { before: rounds[WARM_UP]?.heap ?? 0, after: last.heap },
      leftPerResponse,
      listeners: { before: first.listeners.close ?? 0, after: last.listeners.close ?? 0 },
    }
  })
}

/** How much a figure grows from one round to the next: the median of all slopes, so that an outlier counts little. */
function growth(figures: readonly number[]): number {
  const slopes = figures.flatMap((early, i) =>
    figures.slice(i + 1).map((late, j) => (late - early) / (j + 1)),
  )
  return slopes.sort((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0
}

function partsOf(plans: readonly Plan[], count: number): Plan[][] {
  const size = Math.ceil(plans.length / count)
  return Array.from({ length: count }, (_, i) => plans.slice(i * size, (i + 1) * size))
}

/** A closed connection is known to be so a little later. */
async function withoutConnections(server: ServerProcess): Promise<Holdings> {
  let held = await server.holdings()
  for (let i = 0; i < 100 && held.connections > 0; i++) held = await server.holdings()
  return held
}

function moreListeners(before: Holdings, after: Holdings): string[] {
  return Object.entries(after.listeners)
    .filter(([event, count]) => count > (before.listeners[event] ?? 0))
    .map(([event, count]) => {
      return `a connection has ${count} listeners for ${event}, not ${before.listeners[event] ?? 0}`
    })
}

function moreResources(before: Holdings, after: Holdings): string[] {
  return Object.entries(after.resources)
    .filter(([name, count]) => count > (before.resources[name] ?? 0))
    .map(
      ([name, count]) => `the process holds ${count} ${name}, not ${before.resources[name] ?? 0}`,
    )
}

function moreMemory(left: SteadyOutcome['leftPerResponse']): string[] {
  return Object.entries(left)
    .filter(([, bytes]) => bytes > MOST_LEFT)
    .map(([where, bytes]) => `a response leaves ${bytes.toFixed(0)} bytes of ${where}`)
}
