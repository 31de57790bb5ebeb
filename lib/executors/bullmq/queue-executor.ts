import type { Queue } from 'bullmq'
import { ACCEPT_TIMEOUT } from '../../background/batch/batch'
import { LocalTask } from '../../background/runner/local-task'
import type { DrainOptions } from '../../background/task/drain-options'
import { type EnqueueOptions, refuseTransaction } from '../../background/task/enqueue-options'
import {
  BOUND_TASK,
  type BoundTask,
  newTaskId,
  type TaskExecutor,
  type TaskHandler,
} from '../../background/task/executor'
import type { AcceptOptions, BeforeResponseSeam } from '../../background/task/executor-seam'
import { callOnError, type OnError, printTaskError } from '../../background/task/on-error'
import { type Definer, TaskDefinitions } from '../../background/task/task-definitions'
import { TaskRefusedError } from '../../background/task/task-errors'
import type { CancelResult, DrainReport } from '../../background/task/task-info'
import type { TaskOptions } from '../../background/task/task-options'
import { resolvesWithin } from '../../background/timers/time-limit'
import type { BullmqOptions, WorkOptions } from './bullmq-options'
import { addInTransaction } from './in-transaction'
import { checkJobOptions } from './job-options'
import { snapshotOf } from './job-snapshot'
import { JobWorker } from './job-worker'
import { OpenQueue } from './open-queue'
import { type Store, storeOf } from './store'
import { jobOf, type QueuedTask } from './stored-job'

/** Binds, stores and runs the tasks of a queue: the inside of `bullmq()`. */
export class QueueExecutor implements BeforeResponseSeam, Definer {
  readonly accepts = 'before-response'
  readonly definitions = new TaskDefinitions(this)
  readonly #face: TaskExecutor
  readonly #name: string
  readonly #store: Store
  readonly #queue: OpenQueue
  readonly #onError: OnError
  readonly #worker: JobWorker
  #works = false
  #drain: Promise<DrainReport> | undefined
  #lastReport = { message: '', at: 0 }

  /**
   * @param face the executor that users see.
   * @param options were checked before.
   */
  constructor(face: TaskExecutor, options: BullmqOptions) {
    const { queue = 'ft-response', onError: given, connection, ...limits } = options
    const onError: OnError =
      given ?? ((error, task) => printTaskError(error, task, `queue "${queue}"`))
    this.#face = face
    this.#name = queue
    this.#onError = onError
    this.#store = storeOf(connection)
    this.#queue = new OpenQueue(() => this.#store.queue(queue))
    this.#worker = new JobWorker(face, this.definitions, { ...limits, onError })
  }

  bindPayload(
    name: string,
    _handler: TaskHandler<unknown>,
    payload: unknown,
    options: TaskOptions,
  ): QueuedTask {
    return { [BOUND_TASK]: true, id: newTaskId(), name, executor: this.#face, payload, options }
  }

  /** Stores all of the tasks or none. Rejects if it cannot. */
  async accept(tasks: readonly BoundTask[], { request }: Partial<AcceptOptions>): Promise<void> {
    if (this.#drain) throw new TaskRefusedError(tasks, { why: 'its executor has been drained' })
    const queue = await this.#queue.get()
    const jobs = tasks.map((task) => jobOf(task as QueuedTask, request))
    const [first] = jobs
    // A transaction is worth its round trips only for several.
    if (first && jobs.length === 1) await queue.add(first.name, first.data, first.opts)
    else await queue.addBulk(jobs)
  }

  checkOwnOptions({ bullmq }: TaskOptions, caller: string): void {
    if (bullmq !== undefined) checkJobOptions(bullmq, caller)
  }

  async enqueue(task: BoundTask, options: EnqueueOptions): Promise<void> {
    if (this.#store.kind === 'redis') refuseTransaction(task.name, options)
    const { transaction } = options
    if (transaction !== undefined) {
      // Opening the queue makes its tables.
      await this.#queue.get()
      await addInTransaction(this.#name, task as QueuedTask, transaction)
      return
    }
    if (await resolvesWithin(ACCEPT_TIMEOUT, this.accept([task], {}))) return
    throw new TaskRefusedError([task], { why: `the store did not answer in ${ACCEPT_TIMEOUT} ms` })
  }

  async runInline(task: BoundTask): Promise<unknown> {
    const { id, name, payload, options } = task as QueuedTask
    const handler = this.definitions.handlerOf(name) as TaskHandler<unknown>
    return this.#worker.executor.runInline(
      new LocalTask(this.#face, name, (context) => handler(payload, context), options, id),
    )
  }

  /**
   * Runs tasks in this process until `drain()`. Resolves when the store has answered.
   *
   * @param options were checked before.
   */
  async work({ concurrency = 10, worker: more }: WorkOptions): Promise<void> {
    if (this.#works) throw new Error('work() was called before: one is enough for a process')
    this.#works = true
    // First: the tables may still have to be made.
    await this.#queue.get()
    const worker = this.#worker.start((processor) =>
      this.#store.worker(this.#name, processor, {
        // With BullMQ's default of 1, two deploys that interrupt a task make it fail for good.
        maxStalledCount: 5,
        ...more,
        concurrency,
      }),
    )
    worker.on('error', (error) => this.#reportStore(error))
    await worker.waitUntilReady()
  }

  /** Reports the same error of the store once a minute, not at each attempt to reach it. */
  #reportStore(error: Error): void {
    const { message, at } = this.#lastReport
    if (message === error.message && Date.now() - at < 60_000) return
    this.#lastReport = { message: error.message, at: Date.now() }
    callOnError(
      () => this.#onError(error, undefined),
      () => printTaskError(error, undefined, `queue "${this.#name}"`),
    )
  }

  async cancel(id: string, reason: unknown): Promise<CancelResult> {
    const here = this.#worker.executor.cancel(id, reason)
    if (here !== 'unknown') return here
    const queue = await this.#queue.get()
    const { state } = await snapshotOf(id, queue)
    if (state === 'running') return 'unsupported'
    if (state !== 'waiting') return 'unknown'
    try {
      return (await queue.remove(id)) === 1 ? 'cancelled' : 'unsupported'
    } catch {
      // A worker has taken it meanwhile.
      return 'unsupported'
    }
  }

  queue(): Promise<Queue> {
    return this.#queue.get()
  }

  drain(times: Required<DrainOptions>): Promise<DrainReport> {
    this.#drain ??= this.#drainOnce(times)
    return this.#drain
  }

  async #drainOnce(times: Required<DrainOptions>): Promise<DrainReport> {
    const report = await this.#worker.drain(times)
    await this.#queue.close()
    await this.#store.close()
    return report
  }
}
