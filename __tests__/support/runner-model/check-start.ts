import type { TaskContext } from 'ft-response'
import { attemptsOf, needsSlot, runningAttempt, type TaskRecord } from './journal'
import { nextAttemptAt } from './next-attempt'
import { hasCompleted, isItsTurn, isSkipped } from './order'
import type { Stage } from './stage'

/** Checks, when the function of a task is called, that it may be. */
export function checkStart(task: TaskRecord, context: TaskContext | undefined, stage: Stage): void {
  const { name, response, parent } = task
  const alive = stage.alive()
  const { now } = stage.clock
  const check = (isTrue: boolean, otherwise: string) => {
    stage.journal.check(isTrue, `${name} started ${otherwise}`)
  }
  check(task.isAccepted && alive.has(task), 'but was not there')
  check(runningAttempt(task) === undefined, 'while it ran')
  check(task.attempts.length < attemptsOf(task), 'once too often')
  check(
    task.attempts.every(({ isUserFacing }) => !isUserFacing),
    'after it failed for the user',
  )
  check(task.cancelled.length === 0, 'after cancel()')
  check(!stage.isClosed(), 'after the abort phase began')
  check(stage.heldSince === undefined || stage.heldSince === stage.settled, 'while it was held')
  check(!response || response.outcome !== undefined, 'before its response was over')
  check(task.when === 'always' || response?.outcome === 'finished', 'in spite of an abort')
  check(!parent || (!alive.has(parent) && hasCompleted(parent)), 'without its parent')
  check(!parent || parent.attempts.length === task.parentAttempt, 'for another attempt')
  check(
    task.attempts.length > 0 || isItsTurn(task, { now, alive, isSure: false }),
    'before its turn',
  )
  check(task.attempts.length > 0 || !isSkipped(task, alive), 'after an error')
  check(now >= earliestStart(task), 'too early')
  if (needsSlot(task)) {
    const others = stage.running().filter(needsSlot).length
    check(others < stage.concurrency, `beside ${others} others`)
  }
  if (!context) return
  check(context.name === name && context.id === task.id, `as ${context.name}`)
  check(context.attempt === task.attempts.length + 1, `as attempt ${context.attempt}`)
  check(context.outcome === response?.outcome, `with the outcome ${context.outcome}`)
}

/** When a delay or the wait for its next attempt is over. */
function earliestStart(task: TaskRecord): number {
  const last = task.attempts.at(-1)
  if (last) return nextAttemptAt(task)
  const { acceptedAt, response, parent } = task
  const parentEnd = parent?.attempts.at(-1)?.endedAt ?? 0
  return Math.max(acceptedAt, response?.endedAt ?? 0, parentEnd) + (task.spec.options.delay ?? 0)
}
