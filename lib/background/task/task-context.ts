import type { Background } from './background'
import type { Outcome } from './task-info'

/** What a task's function is called with. Its methods work without it: `({ log }) => log('x')`. */
export interface TaskContext {
  /** The same for all attempts. */
  readonly id: string
  /** The name of its definition, or of its function. */
  readonly name: string
  /**
   * Aborted when the attempt times out, when the task is cancelled, and when a drain's `grace` is over;
   * not when the client leaves. Pass it on: `fetch(url, { signal: task.signal })`.
   */
  readonly signal: AbortSignal
  /** How the response ended. `undefined` without one, and in other processes. */
  readonly outcome: Outcome | undefined
  /** 1 for the first attempt. */
  readonly attempt: number
  /**
   * Stores how far the task is: any value that JSON can carry. `status(id)` has the last one.
   *
   * @throws TypeError if JSON cannot carry it.
   */
  progress(value: unknown): void
  /** Appends a line to the task's own log. `status(id)` has the last 100. */
  log(line: string): void
  /**
   * Hands over work that runs after this task has completed. The runner accepts it at once, and drops
   * it if the attempt fails. `idle()` and `drain()` wait for it. In threads and in a queue's worker it
   * takes defined tasks only.
   *
   * @throws TaskRefusedError if the runner is full, or the `grace` of a drain is over.
   * @example
   * task.after(sendInvoice({ orderId }))
   */
  after(background: Background): void
  /**
   * Makes the task fail with a message for the user, without retries: throws a {@link UserFacingError}.
   *
   * @example
   * if (!card.isValid) task.fail('Your card was declined.')
   */
  fail(message: string): never
}
