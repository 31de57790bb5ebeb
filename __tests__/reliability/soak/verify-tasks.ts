import type { History, TaskHistory } from './history'
import { EXPECTED, type Expected, isNested } from './kinds'
import type { Result } from './load'
import type { Plan } from './plan'

/** One load: what was asked for, and what came of it. */
export interface Run {
  readonly plans: ReadonlyMap<number, Plan>
  readonly results: ReadonlyMap<Plan, Result>
  readonly history: History
  /** Whether a deploy may have cut tasks short. */
  readonly isHasty: boolean
}

/** Each accepted task ran exactly as it should, or is named in the report of the drain. */
export function verifyTasks(run: Run): string[] {
  const { history } = run
  const unfinished = new Set(history.drained?.unfinished.map(({ id }) => id))
  const keys = new Set<string>()
  const wrong: string[] = []
  for (const task of history.tasks.values()) {
    keys.add(task.key)
    const problem = unfinished.has(task.id) ? wrongInUnfinished(task, run) : wrongIn(task, run)
    if (problem) wrong.push(`task ${task.key} (${task.id}) of request ${task.n} ${problem}`)
    unfinished.delete(task.id)
  }
  for (const key of history.calls.keys()) {
    if (!keys.has(key)) wrong.push(`${key} was called and was never accepted`)
  }
  for (const id of unfinished) wrong.push(`the drain names ${id}, which was never accepted`)
  return wrong
}

function wrongInUnfinished(task: TaskHistory, { history }: Run): string | undefined {
  if (task.ends.includes('completed')) return 'completed, and the drain says that it is unfinished'
  return wrongInCalls(task, history)
}

function wrongIn(task: TaskHistory, run: Run): string | undefined {
  const { history, isHasty } = run
  const calls = history.calls.get(task.key)
  if (task.ends.length !== 1) return `has ended ${task.ends.length} times, and no report names it`
  if (calls && calls.began !== calls.returned) return 'has ended while its function ran'
  const problem = wrongInCalls(task, history)
  if (problem) return problem
  const seen = { attempts: calls?.began ?? 0, end: task.ends[0], reports: task.reports.length }
  const allowed = [EXPECTED[task.name] as Expected, ...exceptions(task, run)]
  if (allowed.some((one) => isSame(one, seen))) return undefined
  // There was no time for the next attempt, and onError was told that none follows.
  const gaveUp = isHasty && seen.end === 'failed' && seen.reports === seen.attempts
  return gaveUp ? undefined : `went ${JSON.stringify(seen)}: ${task.reports.join('; ')}`
}

function wrongInCalls(task: TaskHistory, { calls }: History): string | undefined {
  const { attempts = [], ids = [] } = calls.get(task.key) ?? {}
  const isCounted = attempts.every((told, i) => told === '' || told === String(i + 1))
  if (!isCounted) return `had the attempts ${attempts.join()}`
  return [...ids].every((id) => id === task.id) ? undefined : `ran as ${[...ids].join()}`
}

/** What may come of a task that something came in between of. */
function* exceptions(task: TaskHistory, { plans, results, history }: Run): Generator<Expected> {
  const plan = plans.get(task.n) as Plan
  const result = results.get(plan)
  const says = (error: string) => task.reports.some((report) => report.startsWith(error))

  // It had a place, but for those of another runner there was none: verifyResponses() tells.
  if (result?.status !== 200 || plan.shape === 'unawaited-json') {
    yield { attempts: 0, end: 'cancelled', reports: 0 }
  }
  const mayBeSkipped = plan.when === 'finished' && result?.end !== 'whole'
  if (says('TaskSkippedError') && (mayBeSkipped || isNested(task.name))) {
    yield { attempts: 0, end: 'cancelled', reports: 1 }
  }
  // Asked for again by the next attempt.
  if (isNested(task.name) && plan.work.includes('nestingTwice')) {
    yield { attempts: 0, end: 'cancelled', reports: 0 }
  }
  if (says('TaskRefusedError')) {
    if (task.name === 'nesting') yield { attempts: 1, end: 'failed', reports: 1 }
    if (task.name === 'nestingTwice') yield { attempts: 2, end: 'failed', reports: 2 }
  }
  if (task.name === 'cancelledEarly') {
    const answer = history.cancelled.get(task.id)
    if (answer === 'requested') yield { attempts: 1, end: 'cancelled', reports: 0 }
    if (answer === 'unknown') yield { attempts: 1, end: 'completed', reports: 0 }
  }
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
