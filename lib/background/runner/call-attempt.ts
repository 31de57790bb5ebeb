import { isBoundTask } from '../task/executor'
import {
  type AttemptTrace,
  attemptChannel,
  type TaskTrace,
  traceAttempt,
} from '../task/task-channels'
import { messageForUser } from '../task/task-errors'
import type { Attempt } from './attempt'

/**
 * Calls the function of an attempt's task, and returns what it returns.
 *
 * @param blockThreshold how long the call may block the event loop before a warning, in milliseconds.
 */
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

const warned = new Set<string>()

/** Warns of a task that blocked the event loop, once for each name. */
function warnOfBlocking(name: string, ms: number): void {
  if (warned.has(name)) return
  warned.add(name)
  process.emitWarning(
    `task "${name}" computed for ${Math.round(ms)} ms at a stretch, and no request was answered ` +
      'meanwhile: define it on threads(), or hand the computation to a worker thread',
    { type: 'BlockedEventLoop', code: 'FT_BLOCKED' },
  )
}

/** What subscribers get. Its getters are live: only the end of the attempt says how it went. */
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

/** `() => sendMail({ to })` binds a task and drops it: that must not pass for work done. */
export function refuseBoundTask(result: unknown): void {
  if (!isBoundTask(result)) return
  throw new TypeError(
    `a background function returned the bound task "${result.name}", and nothing would run it: ` +
      'pass it as the background itself, or await its definition.run(payload)',
  )
}
