import { inspect } from 'node:util'
import type { FailedTask } from './task-info'

/**
 * Called for every attempt of a task that fails or times out, and for every task that is skipped;
 * `task.willRetry` says whether another attempt follows. It may be async. Its own errors are caught and
 * logged. `task` is `undefined` where there is none: an error of a response that neither Express nor
 * `createFt({ onError })` takes, or a store that is down.
 */
export type OnError = (error: unknown, task: FailedTask | undefined) => unknown

/**
 * The default {@link OnError}: prints a line that names the task, and the stack. Prints no arguments.
 *
 * @param otherwise what failed if there is no task.
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

/** Anything can be thrown, also an object whose getters throw. */
function shown(error: unknown): string {
  try {
    return stackOf(error)
  } catch {
    return 'with an error that cannot be shown'
  }
}

// Not inspect(error): HTTP clients put requests, tokens and bodies on their errors.
function stackOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return inspect(error, { depth: 0 })
  const stack = error.stack ?? `${error.name}: ${error.message}`
  // Causes can be circular.
  if (error.cause === undefined || depth === 8) return stack
  return `${stack}\n  caused by ${stackOf(error.cause, depth + 1)}`
}

/**
 * Calls an `onError`, whose own failure must not hide the error that it was called with.
 *
 * @param print prints that error.
 */
export function callOnError(onError: () => unknown, print: () => void): void {
  const failed = (failure: unknown) => {
    print()
    console.error(`ft-response: onError failed as well: ${shown(failure)}`)
  }
  try {
    Promise.resolve(onError()).catch(failed)
  } catch (failure) {
    failed(failure)
  }
}
