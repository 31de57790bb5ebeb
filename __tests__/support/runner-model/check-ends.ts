import { TaskSkippedError } from 'ft-response'
import { type AttemptRecord, attemptsOf, type TaskRecord } from './journal'
import { hasCompleted, isTimedOut, mayBeSkipped } from './order'
import type { Stage } from './stage'

/** Checks, at the end of all, that each task ended once, and as it had to. */
export async function checkEnds(stage: Stage): Promise<void> {
  const { journal, runner, promised } = stage
  const accepted = journal.accepted()
  for (const task of accepted) {
    if (task.id === undefined) {
      // It was gone before its id could be known: its response was never sent.
      task.end = 'cancelled'
      task.endedAt = task.acceptedAt
    } else {
      const { state, endedAt } = await runner.status(task.id)
      task.end = state as never
      task.endedAt = endedAt
    }
    checkEnd(task, stage)
  }
  const ends = (end: string) => accepted.filter((task) => task.end === end).length
  const counts = [accepted.length, journal.refused]
  counts.push(...['completed', 'failed', 'cancelled'].map(ends))
  const said = Object.values(runner.counts)
  journal.check(said.join() === counts.join(), `counts are ${counts}, and said to be ${said}`)
  journal.check(promised.length === accepted.length, `waitUntil got ${promised.length}`)
  let kept = 0
  for (const promise of promised) void promise.then(() => kept++)
  await stage.settle()
  journal.check(kept === accepted.length, `${kept} promises of waitUntil were kept`)
}

function checkEnd(task: TaskRecord, stage: Stage): void {
  const { name, end, attempts } = task
  const check = (isTrue: boolean, otherwise: string) => {
    stage.journal.check(isTrue, `${name} ${end} ${otherwise}`)
  }
  const last = attempts.at(-1)
  check(
    attempts.every(({ endedAt }) => endedAt !== undefined),
    'while it ran',
  )
  if (end === 'completed') {
    check(hasCompleted(task), 'and yet did not')
  } else if (end === 'failed') {
    check(last !== undefined && !hasCompleted(task), 'and yet did not')
    const isStopped = task.cancelled.length > 0 || stage.drain !== undefined
    const mayBeLast = last?.number === attemptsOf(task) || last?.isUserFacing || isStopped
    check(mayBeLast === true, `at attempt ${last?.number}`)
  } else {
    check(end === 'cancelled', 'at the end of all')
    check(!hasCompleted(task), 'and yet completed')
    const why = reasons(task, stage)
    check(why.length === 1, `for ${why.join(' and ') || 'no reason'}`)
  }
}

/** Why a task was cancelled: there must be one reason. */
function reasons(task: TaskRecord, stage: Stage): string[] {
  const { parent, cancelled, told, isReleased } = task
  const why: string[] = []
  const last = task.attempts.at(-1)
  if (isReleased) why.push('its response')
  const isInReport = stage.drain?.report?.unfinished.some(({ name }) => name === task.name)
  if (isInReport) why.push('the drain')
  const isLostInDrain = isInReport && task.isCancelledByDrain
  if (cancelled.includes('cancelled') && !isLostInDrain) why.push('cancel()')
  // As its function stopped, or in the report of an attempt that was to be followed by another.
  const hasStopped = last?.isAbort || told.at(-1)?.info.willRetry
  if (cancelled[0] === 'requested' && hasStopped && !isInReport) why.push('cancel(), requested')
  if (told.some(({ error }) => error instanceof TaskSkippedError)) {
    why.push(hasReasonToSkip(task) ? 'a skip' : 'a skip without a reason')
  } else if (why.length === 0 && parent && isAskedForAgain(parent, task.parentAttempt)) {
    why.push('another attempt of its parent')
  }
  return why
}

function hasReasonToSkip(task: TaskRecord): boolean {
  const { parent, when, response } = task
  if (when === 'finished' && response?.outcome === 'aborted') return true
  return (parent && !hasCompleted(parent)) || mayBeSkipped(task)
}

/** Whether an attempt that asked for nested work failed, and another followed, or was to. */
function isAskedForAgain(parent: TaskRecord, number: number): boolean {
  const attempt = parent.attempts[number - 1] as AttemptRecord
  if (!attempt.failure && !isTimedOut(parent, attempt)) return false
  return number < parent.attempts.length || parent.end === 'cancelled'
}
