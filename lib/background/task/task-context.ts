import type { Background } from './background'
import type { Outcome } from './task-info'

/** What a running task knows about itself, and can say. */
export interface TaskContext {
  readonly id: string
  readonly name: string
  /**
   * Aborted when the attempt has taken longer than its `timeout`, when the task is cancelled, and
   * when a drain has waited long enough; not when the client leaves. Pass it on to what can be
   * stopped: `request(url, { signal: task.signal })`.
   */
  readonly signal: AbortSignal
  /** How the response ended, or `undefined` where there was none, or it was another process's. */
  readonly outcome: Outcome | undefined
  /** 1 for the first try. */
  readonly attempt: number
  /** Says how far it is, in any form that JSON can carry: `status(id)` has the last one. */
  progress(value: unknown): void
  /** Adds a line to the task's own log; `status(id)` has the last 100. */
  log(line: string): void
  /**
   * Hands over work that runs when this task has completed. It is accepted at once, and dropped if
   * the attempt fails. `idle()` and `drain()` wait for it.
   *
   * @throws TaskRefusedError if the runner is full, or a drain has stopped waiting.
   */
  after(background: Background): void
  /** Ends the task as failed, with a message for the user: throws a {@link UserFacingError}. */
  fail(message: string): never
}
