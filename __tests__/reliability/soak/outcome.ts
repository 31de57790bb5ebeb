import { type History, readHistory } from './history'
import type { Load, Result } from './load'
import type { Plan } from './plan'
import { type End, ServerProcess, type ShutdownTimes } from './server-process'
import { verifyEnd } from './verify-end'
import { verifyResponses } from './verify-responses'
import { verifyTasks } from './verify-tasks'

/** What came of one server. */
export interface Outcome {
  readonly violations: readonly string[]
  readonly history: History
  readonly results: ReadonlyMap<Plan, Result>
}

/** Lets `use` have a server, which does not outlive it. */
export async function withServer<T>(
  file: string,
  times: ShutdownTimes,
  use: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await ServerProcess.start(file, times)
  try {
    return await use(server)
  } finally {
    server.kill()
  }
}

interface Ended {
  readonly plans: readonly Plan[]
  readonly load: Load
  readonly end: End
  /** The ledger. */
  readonly file: string
  /** Whether tasks may have been cut short. */
  readonly isHasty: boolean
  /** Whether connections may have been. */
  readonly mayBreak: boolean
}

export async function outcomeOf(ended: Ended): Promise<Outcome> {
  const { plans, load, end, file, isHasty, mayBreak } = ended
  const history = await readHistory(file)
  const { results } = load
  const run = { plans: new Map(plans.map((plan) => [plan.n, plan])), results, history, isHasty }
  return {
    violations: [
      ...verifyEnd(history, end),
      ...verifyResponses(run, mayBreak),
      ...verifyTasks(run),
    ],
    history,
    results,
  }
}
