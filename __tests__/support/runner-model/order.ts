import { type AttemptRecord, type Group, type TaskRecord, tasksOf } from './journal'

/** The tasks that have not ended. */
type Alive = ReadonlySet<TaskRecord>

/** Whether the runner has said of an attempt that it takes too long. */
export function isTimedOut(task: TaskRecord, { number }: AttemptRecord): boolean {
  return task.told.some(({ error, info }) => isTimeout(error) && info.attempt === number)
}

export function isTimeout(error: unknown): boolean {
  return (error as Error).name === 'TimeoutError'
}

/** How long those behind a task wait for it after it took too long, in milliseconds. */
const STOP_GRACE = 1_000

/** At which time something is asked. */
interface Moment {
  readonly now: number
  readonly alive: Alive
  /** Of what happens in the same millisecond, either may come first: whether both must be true. */
  readonly isSure: boolean
}

/** Whether those behind a task need not wait for it any longer: it was told to stop, and went on. */
function isLeftBehind(task: TaskRecord, { now, isSure }: Omit<Moment, 'alive'>): boolean {
  return task.attempts.some(({ number, endedAt }) => {
    const timeout = task.told.find(({ error, info }) => isTimeout(error) && info.attempt === number)
    if (!timeout) return false
    const late = (endedAt ?? now) - timeout.at
    return endedAt !== undefined && isSure ? late > STOP_GRACE : late >= STOP_GRACE
  })
}

/** Whether what stands behind it may start. */
function letsGo(step: TaskRecord | Group, moment: Moment): boolean {
  return tasksOf(step).every(
    (task) =>
      !moment.alive.has(task) ||
      task.spec.options.delay !== undefined ||
      isLeftBehind(task, moment),
  )
}

/** Whether it is known that not all of it will have completed. */
function hasFailed(step: TaskRecord | Group, alive: Alive): boolean {
  return tasksOf(step).some((task) => {
    if (!task.isAccepted || task.spec.options.delay !== undefined) return false
    return !alive.has(task) && !hasCompleted(task)
  })
}

/** Whether its last attempt did what it should, in time. */
export function hasCompleted(task: TaskRecord): boolean {
  const last = task.attempts.at(-1)
  return last?.endedAt !== undefined && !last.failure && !isTimedOut(task, last)
}

/** What stands before a task, in its group and in those around it. */
function* before(task: TaskRecord): Generator<{ group: Group; steps: (TaskRecord | Group)[] }> {
  let step: TaskRecord | Group = task
  for (let group: Group | undefined = task.group; group; group = group.parent) {
    yield { group, steps: group.steps.slice(0, group.steps.indexOf(step)) }
    step = group
  }
}

/** Whether enough of what stands before a task lets it start. */
export function isItsTurn(task: TaskRecord, moment: Moment): boolean {
  for (const { group, steps } of before(task)) {
    if (steps.filter((step) => !letsGo(step, moment)).length >= group.concurrency) return false
  }
  return true
}

/** Whether a group with `stopOnError` must not start a task any more. */
export function isSkipped(task: TaskRecord, alive: Alive): boolean {
  for (const { group, steps } of before(task)) {
    // Of several at a time one may have started before another failed.
    if (!group.stopOnError || group.concurrency > 1) continue
    if (steps.some((step) => hasFailed(step, alive))) return true
  }
  return false
}

/** Whether anything gave a group with `stopOnError` a reason to skip a task that has ended. */
export function mayBeSkipped(task: TaskRecord): boolean {
  const alive = new Set<TaskRecord>()
  const wasLeftBehind = (step: TaskRecord) => isLeftBehind(step, { now: 0, isSure: false })
  return [...before(task)].some(
    ({ group, steps }) =>
      group.stopOnError &&
      // What was left behind counts as failed, even if its next attempt completes.
      steps.some((step) => hasFailed(step, alive) || tasksOf(step).some(wasLeftBehind)),
  )
}
