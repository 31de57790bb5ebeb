import type { BoundTask } from './executor'

/**
 * Work that no executor accepted: the runner is full or shutting down, or the queue refused. Its
 * `status` is 503, and Express answers with that.
 */
export class TaskRefusedError extends Error {
  override readonly name = 'TaskRefusedError'
  /** The status of Express's answer. */
  readonly status = 503
  /** Ids of tasks of the same response that a queue stored before: they will run. */
  readonly stored: readonly string[]

  constructor(
    refused: readonly BoundTask[],
    options: {
      readonly cause?: unknown
      readonly stored?: readonly BoundTask[]
      readonly why?: string
    },
  ) {
    const {
      cause,
      stored = [],
      why = cause instanceof Error ? cause.message : String(cause),
    } = options
    const others = stored.length > 0 ? `; already stored, and going to run: ${listed(stored)}` : ''
    super(`${listed(refused)} was not accepted: ${why}${others}`, { cause })
    this.stored = stored.map((task) => task.id)
  }
}

function listed(tasks: readonly BoundTask[]): string {
  return tasks.map((task) => `"${task.name}" (${task.id})`).join(', ')
}

/** `onError` is called with one for each accepted task that did not run. Its message says why. */
export class TaskSkippedError extends Error {
  override readonly name = 'TaskSkippedError'

  constructor(taskName: string, reason: string) {
    super(`task "${taskName}" was skipped: ${reason}`)
  }
}

/**
 * An expected failure, with a message for the user: a declined card, a file that is no picture. The
 * task fails, `status(id)` has the message, nothing is tried again, and `onError` is not called.
 * `task.fail(message)` throws one.
 *
 * @example
 * throw new UserFacingError('Your card was declined.')
 */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError'
}

/** The message of a `UserFacingError`; `undefined` for other errors. */
export function messageForUser(error: unknown): string | undefined {
  try {
    return error instanceof UserFacingError ? error.message : undefined
  } catch {
    // Anything can be thrown, also a proxy that throws.
    return undefined
  }
}
