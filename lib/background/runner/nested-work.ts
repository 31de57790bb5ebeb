import {
  ACCEPT_TIMEOUT,
  type Batch,
  NEVER_ABORTED,
  releaseBatch,
  reservePlaces,
  storesTasks,
  storeTasks,
} from '../batch/batch'
import { type Binder, readBackground } from '../batch/read-background'
import { runBatch } from '../batch/run-batch'
import type { Background } from '../task/background'
import type { Outcome, RequestInfo } from '../task/task-info'
import { timeoutSignal } from '../timers/time-limit'

/** What an attempt handed over with `task.after()`: places are reserved at once, all else comes when it has completed. */
export class NestedWork {
  readonly #binder: Binder
  readonly #request: RequestInfo | undefined
  #batches: Batch[] | undefined
  #isOver = false

  /**
   * @param binder makes tasks of functions.
   * @param request that the task follows, and with it what it hands over.
   */
  constructor(binder: Binder, request: RequestInfo | undefined) {
    this.#binder = binder
    this.#request = request
  }

  /** @throws TaskRefusedError if there is no place for it. */
  add(background: Background): void {
    if (this.#isOver) {
      throw new Error('task.after() was called when the task had ended: await what calls it')
    }
    const batch = readBackground(background, this.#binder, 'task.after() expected its background')
    reservePlaces(batch, { signal: NEVER_ABORTED, request: this.#request, nested: true })
    this.#batches ??= []
    this.#batches.push(batch)
  }

  /** Has queued tasks stored, if there are any. Rejects if a queue refuses. */
  store(): Promise<void> | undefined {
    const stored = this.#batches?.filter(storesTasks)
    return stored?.length ? this.#store(stored) : undefined
  }

  async #store(batches: readonly Batch[]): Promise<void> {
    for (const batch of batches) {
      const signal = timeoutSignal(ACCEPT_TIMEOUT)
      await storeTasks(batch, { signal, request: this.#request, nested: true })
    }
  }

  /** @param report is told of an executor that throws, which none should. */
  run(outcome: Outcome | undefined, report: (error: unknown) => void): void {
    this.#isOver = true
    for (const batch of this.#batches ?? []) void runBatch(batch, { outcome, report })
  }

  /** @param reason for the report; none if the next attempt will ask for it again. */
  drop(reason?: string): void {
    this.#isOver = true
    for (const batch of this.#batches ?? []) releaseBatch(batch, reason)
  }
}
