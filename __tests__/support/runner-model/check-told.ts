import { TaskSkippedError } from 'ft-response'
import type { AttemptRecord, TaskRecord } from './journal'
import { isTimedOut, isTimeout } from './order'
import type { Stage } from './stage'

/** Checks, at the end of all, that `onError` was told what it has to be told, and nothing else. */
export function checkTold(stage: Stage): void {
  for (const task of stage.journal.tasks.values()) {
    const check = (isTrue: boolean, otherwise: string) => {
      stage.journal.check(isTrue, `onError was told of ${task.name} ${otherwise}`)
    }
    const expected = task.attempts.flatMap((attempt) => expectedOf(task, attempt, stage))
    const told = task.told.map(({ error, info }) => `${info.attempt}: ${nameOf(error)}`)
    const skips = task.told.filter(({ error }) => error instanceof TaskSkippedError)
    check(skips.length <= 1 && (skips.length === 0 || task.attempts.length === 0), 'a skip')
    const others = told.filter((_, i) => !skips.includes(task.told[i] as never))
    check(others.join() === expected.join(), `[${others}], and not [${expected}]`)
    for (const { error, info } of task.told) {
      if (error instanceof TaskSkippedError) check(!info.willRetry, 'a skip that is retried')
    }
    for (const attempt of task.attempts) checkPromise(task, attempt, check)
  }
}

function nameOf(error: unknown): string {
  return isTimeout(error) ? 'TimeoutError' : String(error)
}

function expectedOf(task: TaskRecord, attempt: AttemptRecord, stage: Stage): string[] {
  const { number, failure, isUserFacing, isAbort } = attempt
  const expected: string[] = []
  const isLate = tookTooLong(task, attempt, stage)
  if (isLate) expected.push(`${number}: TimeoutError`)
  if (failure && !isAbort && !(isUserFacing && !isLate)) {
    expected.push(`${number}: ${nameOf(failure.error)}`)
  } else if (isLate && wasToldOfRetry(task, attempt) && !isFollowed(task, attempt)) {
    // That it would be tried again is not true any more.
    if (task.end === 'failed') expected.push(`${number}: TimeoutError`)
  }
  return expected
}

/** By the clock; where function and clock end at the same time, by what was told. */
function tookTooLong(task: TaskRecord, attempt: AttemptRecord, { scenario }: Stage): boolean {
  const { timeout = scenario.limits.timeout ?? Number.POSITIVE_INFINITY } = task.spec.options
  const took = (attempt.endedAt ?? Number.POSITIVE_INFINITY) - attempt.startedAt
  return took === timeout ? isTimedOut(task, attempt) : took > timeout
}

function wasToldOfRetry(task: TaskRecord, { number }: AttemptRecord): boolean {
  return task.told.some(({ info }) => info.attempt === number && info.willRetry)
}

function isFollowed(task: TaskRecord, { number }: AttemptRecord): boolean {
  return task.attempts.length > number
}

/** The last that was told of an attempt says whether another follows. */
function checkPromise(
  task: TaskRecord,
  attempt: AttemptRecord,
  check: (isTrue: boolean, otherwise: string) => void,
): void {
  const last = task.told.filter(({ info }) => info.attempt === attempt.number).at(-1)
  if (!last || last.error instanceof TaskSkippedError) return
  const { willRetry } = last.info
  // It may be cancelled while it waits.
  const isRight = isFollowed(task, attempt) ? willRetry : !willRetry || task.end === 'cancelled'
  check(isRight, `that willRetry is ${willRetry} at attempt ${attempt.number}`)
}
