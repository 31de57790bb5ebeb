import type { History, TaskHistory } from './history'
import { isNested, OUT_OF_ORDER } from './kinds'
import { namesOf, type Plan } from './plan'
import type { Run } from './verify-tasks'

/** Who got a response has its tasks accepted, who was refused has none of them run. */
export function verifyResponses(run: Run, mayBreak: boolean): string[] {
  const { plans, results, history } = run
  const wrong: string[] = []
  const tasks = byRequest(history.tasks.values())
  let unawaitedRefusals = 0
  for (const plan of plans.values()) {
    const { status, end } = results.get(plan) ?? { status: undefined, end: 'unsent' }
    const kept = (tasks.get(plan.n) ?? []).filter((task) => !isGivenBack(task, history))
    const say = (what: string) => wrong.push(`request ${plan.n} (${plan.shape}) ${what}`)

    const handled = history.handled.get(plan.n) ?? 0
    if (handled > 1) say(`was handled ${handled} times`)
    if (!mayBreak && (end === 'broken' || end === 'unconnected')) say(`was ${end}`)
    const isAll = isSame(kept.map(({ name }) => name).sort(), namesOf(plan).sort())
    if (kept.length > 0 && !isAll) say(`has only ${kept.map(({ name }) => name).join()} accepted`)
    if (status !== undefined && ![200, 500, 503].includes(status)) say(`got ${status}`)
    if ((status === 500) !== (plan.shape === 'broken-page') && status !== undefined) {
      say(`got ${status}`)
    }
    if (status !== undefined && status !== 200 && kept.length > 0) {
      say(`got ${status}, and its work was accepted`)
    }
    const isUnawaited = plan.shape === 'unawaited-json'
    if (status === 200 && kept.length === 0 && !isUnawaited)
      say('got 200, and its work was not accepted')
    if (handled && isUnawaited && kept.length === 0) unawaitedRefusals++
    const before = outOfOrder(kept, plan, history)
    if (before) say(`had ${before} out of order`)
  }
  const told = history.reports.filter((error) => error.startsWith('TaskRefusedError'))
  if (told.length !== unawaitedRefusals) {
    wrong.push(`${unawaitedRefusals} refusals were not awaited, onError was told ${told.length}`)
  }
  if (told.length !== history.reports.length) {
    const others = history.reports.filter((error) => !told.includes(error))
    wrong.push(...others.map((error) => `onError was told, of no task: ${error}`))
  }
  return wrong
}

function byRequest(tasks: Iterable<TaskHistory>): Map<number, TaskHistory[]> {
  const requests = new Map<number, TaskHistory[]>()
  for (const task of tasks) {
    if (isNested(task.name)) continue
    const known = requests.get(task.n)
    if (known) known.push(task)
    else requests.set(task.n, [task])
  }
  return requests
}

/** Its place was given back without a word, since its response failed. */
function isGivenBack({ id, key, ends, reports }: TaskHistory, history: History): boolean {
  const isSilent = ends.join() === 'cancelled' && reports.length === 0
  const isNamed = history.drained?.unfinished.some((task) => task.id === id)
  return isSilent && !isNamed && !history.calls.has(key) && !isCancelled(id, history)
}

function isCancelled(id: string, { cancelled }: History): boolean {
  return cancelled.get(id) === 'cancelled'
}

/** The name of a task that was called before one that stands before it. */
function outOfOrder(tasks: readonly TaskHistory[], plan: Plan, { calls }: History) {
  const names = namesOf(plan)
  const ordered = tasks
    .filter(({ key, name }) => calls.has(key) && !OUT_OF_ORDER.has(name))
    .sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
  const firsts = ordered.map(({ key }) => calls.get(key)?.first ?? 0)
  return ordered.find((_, i) => (firsts[i] as number) > (firsts[i + 1] ?? Infinity))?.name
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join()
}
