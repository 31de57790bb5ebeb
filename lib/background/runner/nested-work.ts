import { ACCEPT_TIMEOUT, type Batch, NEVER_ABORTED } from '../batch/batch'
import { type Binder, readBackground } from '../batch/read-background'
import { runBatch } from '../batch/run-batch'
import type { Background } from '../task/background'
import type { Outcome, RequestInfo } from '../task/task-info'
import { timeoutSignal } from '../timers/time-limit'

/**
 * What an attempt hands over with `task.after()`: reserves places at once, and stores and starts the
 * work when the attempt has completed.
 */
export class NestedWork {
  readonly #binder: Binder
  readonly #request: RequestInfo | undefined
  #batches: Batch[] | undefined
  #isOver = false

  /**
   * @param binder makes tasks of functions.
   * @param request the one that the task follows; its nested work follows it too.
   */
  constructor(binder: Binder, request: RequestInfo | undefined) {
    this.#binder = binder
    this.#request = request
  }

  /** @throws TaskRefusedError if there is no place for it; Error if the attempt has ended. */
  add(background: Background): void {
    if (this.#isOver) {
      throw new Error('task.after() was called when the task had ended: await what calls it')
    }
    const batch = readBackground(background, this.#binder, 'task.after() expected its background')
    batch.reserve({ signal: NEVER_ABORTED, request: this.#request, nested: true })
    this.#batches ??= []
    this.#batches.push(batch)
  }

  /** Has queues store their tasks, if there are any. Rejects if a queue refuses. */
  store(): Promise<void> | undefined {
    const stored = this.#batches?.filter((batch) => batch.needsStore)
    return stored?.length ? this.#store(stored) : undefined
  }

  async #store(batches: readonly Batch[]): Promise<void> {
    for (const batch of batches) {
      const signal = timeoutSignal(ACCEPT_TIMEOUT)
      await batch.store({ signal, request: this.#request, nested: true })
    }
  }

  /** @param report called with what an executor throws; none should. */
  start(outcome: Outcome | undefined, report: (error: unknown) => void): void {
    this.#isOver = true
    for (const batch of this.#batches ?? []) void runBatch(batch, { outcome, report })
  }

  /** @param reason for the report; none if the next attempt hands the work over again. */
  drop(reason?: string): void {
    this.#isOver = true
    for (const batch of this.#batches ?? []) batch.release(reason)
  }
}
