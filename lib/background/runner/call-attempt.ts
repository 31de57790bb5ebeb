import { isBoundTask } from '../task/executor'
import {
  type AttemptTrace,
  attemptChannel,
  type TaskTrace,
  traceAttempt,
} from '../task/task-channels'
import { messageForUser } from '../task/user-facing-error'
import type { Attempt } from './attempt'
import { warnOfBlocking } from './warn-of-blocking'

/** Calls the function of an attempt's task, and gives what it gives. */
export function callAttempt(attempt: Attempt, blockThreshold: number): unknown {
  const { task } = attempt
  if (!task.trace || !attemptChannel.hasSubscribers) return call(attempt, blockThreshold)
  return traceAttempt(traceOf(attempt), () => call(attempt, blockThreshold))
}

function call(attempt: Attempt, blockThreshold: number): unknown {
  const { task } = attempt
  const start = performance.now()
  try {
    return task.call(attempt.context())
  } finally {
    const blocked = performance.now() - start
    if (blocked > blockThreshold) warnOfBlocking(task.name, blocked)
  }
}

/** What subscribers are told: live, since how it went is known only when it has ended. */
function traceOf(attempt: Attempt): AttemptTrace {
  return {
    task: attempt.task.trace as TaskTrace,
    attempt: attempt.number,
    around: [],
    get timedOut() {
      return attempt.timeout !== undefined
    },
    get isExpected() {
      return messageForUser(this.error) !== undefined || attempt.isAbort(this.error)
    },
  }
}

/** Calls the function here and now, and gives what it gives. What it hands over follows. */
export async function runInline(
  attempt: Attempt,
  report: (error: unknown) => void,
): Promise<unknown> {
  const { task, nested } = attempt
  try {
    const result = await task.call(attempt.context())
    await nested.store()
    nested.run(undefined, report)
    return result
  } catch (error) {
    nested.drop()
    throw error
  }
}

/** `() => sendMail({ to })` binds a task and drops it; that must not pass for work done. */
export function refuseBoundTask(result: unknown): void {
  if (!isBoundTask(result)) return
  throw new TypeError(
    `a background function returned the bound task "${result.name}", which nobody runs: ` +
      'pass it as the background itself, or await its definition.run(payload)',
  )
}
