import { Random } from '../../support/random'
import type { Kind } from './kinds'
import { Load } from './load'
import { type Outcome, outcomeOf, withServer } from './outcome'
import { makePlan } from './plan'
import type { End, ShutdownTimes } from './server-process'

/** In one all tasks have the time they need, in the other not, and some would never end. */
const PATIENT: ShutdownTimes = { delay: 50, grace: 20_000, abortGrace: 1_000 }
const HASTY: ShutdownTimes = { delay: 0, grace: 400, abortGrace: 100 }

const NEVER_ENDING: readonly Kind[] = ['long', 'hanging']

export interface DeployOutcome extends Outcome {
  readonly isHasty: boolean
  /** From SIGTERM to the end of the process, in milliseconds. */
  readonly took: number
}

/** A load in whose middle SIGTERM comes, and that goes on as if it had not. */
export function runDeploy(
  responses: number,
  {
    seed,
    isHasty,
    file,
  }: { readonly seed: number; readonly isHasty: boolean; readonly file: string },
): Promise<DeployOutcome> {
  return withServer(file, isHasty ? HASTY : PATIENT, async (server) => {
    const random = new Random(seed)
    const last = Math.ceil(responses / 2)
    // Few, since they keep their slots, and just before, since all would wait for them.
    const also = (n: number) =>
      isHasty && n > last - 60 && random.chance(0.2) ? [random.pick(NEVER_ENDING)] : []
    const plans = random.list(responses, (i) => makePlan(i + 1, random, also(i + 1)))
    const load = new Load(server.origin)
    await load.connect()
    let ending: Promise<End> | undefined
    await load.send(plans, ({ n }) => {
      if (n === last) ending = server.terminate()
    })
    await load.close()
    const end = (await ending) as End
    const outcome = await outcomeOf({ plans, load, end, file, isHasty, mayBreak: true })
    const { unfinished } = outcome.history.drained ?? { unfinished: [] }
    const lost = isHasty ? [] : unfinished.map(({ name }) => `${name} was not waited for`)
    return {
      ...outcome,
      violations: [...outcome.violations, ...lost],
      isHasty,
      took: end.took,
    }
  })
}
