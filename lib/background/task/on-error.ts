import { inspect } from 'node:util'
import type { FailedTask } from './task-info'

/**
 * Is told of every attempt of a task that failed or took too long, and of every task that was
 * skipped; `task.willRetry` says whether another attempt follows. It may be async, and what it throws is caught and logged.
 * `task` is `undefined` where there is none: a response that could not be rendered, on a server
 * without an error handler.
 */
export type OnError = (error: unknown, task: FailedTask | undefined) => unknown

/**
 * The default {@link OnError}: a line that names the task, and the stack. Never the arguments.
 *
 * @param otherwise what has failed where there is no task.
 */
export function printTaskError(
  error: unknown,
  task: FailedTask | undefined,
  otherwise = 'response',
): void {
  const request = task?.request ? ` of ${task.request.method} ${task.request.url}` : ''
  const what = task ? `task "${task.name}" (${task.id})${request}` : otherwise
  console.error(`ft-response: ${what} failed${attemptOf(task)}: ${shown(error)}`)
}

function attemptOf(task: FailedTask | undefined): string {
  if (!task || task.attempts === 1) return ''
  const next = task.willRetry ? ', and is tried again' : ''
  return ` at attempt ${task.attempt} of ${task.attempts}${next}`
}

/** Anything can be thrown, also what throws when it is looked at. */
function shown(error: unknown): string {
  try {
    return stackOf(error)
  } catch {
    return 'with an error that cannot be shown'
  }
}

// Not inspect(error): clients put requests, tokens and bodies on their errors.
function stackOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return inspect(error, { depth: 0 })
  const stack = error.stack ?? `${error.name}: ${error.message}`
  // Causes can be circular.
  if (error.cause === undefined || depth === 8) return stack
  return `${stack}\n  caused by ${stackOf(error.cause, depth + 1)}`
}

/** Tells an {@link OnError}, whose own failure must not hide the error that it was told. */
export function callOnError(onError: OnError, error: unknown, task: FailedTask | undefined): void {
  const failed = (failure: unknown) => {
    printTaskError(error, task)
    console.error(`ft-response: onError failed as well: ${shown(failure)}`)
  }
  try {
    Promise.resolve(onError(error, task)).catch(failed)
  } catch (failure) {
    failed(failure)
  }
}
