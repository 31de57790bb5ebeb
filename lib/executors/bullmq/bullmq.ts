import type { Queue, WorkerOptions } from 'bullmq'
import { ACCEPT_TIMEOUT } from '../../background/batch/batch'
import { Attempt } from '../../background/runner/attempt'
import { runInline } from '../../background/runner/call-attempt'
import { NestedWork } from '../../background/runner/nested-work'
import { RunnerTask } from '../../background/runner/runner-task'
import { defineTask } from '../../background/task/define-task'
import { type DrainOptions, readDrainOptions } from '../../background/task/drain-options'
import { type EnqueueOptions, refuseTransaction } from '../../background/task/enqueue-options'
import {
  type AcceptOptions,
  type BeforeResponseExecutor,
  BOUND_TASK,
  type BoundTask,
  type TaskDefinition,
} from '../../background/task/executor'
import { callOnError, type OnError, printTaskError } from '../../background/task/on-error'
import type { TaskContext } from '../../background/task/task-context'
import { taskId } from '../../background/task/task-id'
import type { CancelResult, DrainReport, TaskSnapshot } from '../../background/task/task-info'
import type { TaskOptions } from '../../background/task/task-options'
import { TaskRefusedError } from '../../background/task/task-refused-error'
import { resolvesWithin } from '../../background/timers/time-limit'
import {
  aFunction,
  anything,
  type Checks,
  checkOptions,
  expects,
  integerFrom,
  milliseconds,
} from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { addInTransaction } from './in-transaction'
import { snapshotOf } from './job-snapshot'
import { type Handler, JobWorker } from './job-worker'
import { OpenQueue } from './open-queue'
import { type PostgresPool, type RedisConnection, type Store, storeOf } from './store'
import { type JobTemplate, jobOf, type QueuedTask, templateOf } from './stored-job'

/** Options of {@link bullmq}. Times are in milliseconds. */
export interface BullmqOptions {
  /**
   * Where tasks are stored: `redis://...`, `postgres://...`, a connection of ioredis, or a `pg.Pool`
   * whose `search_path` has the schema `bullmq`, in which `runMigrations()` of BullMQ was run.
   */
  readonly connection: string | RedisConnection | PostgresPool
  /** The name of the queue. Default: `'ft-response'`. */
  readonly queue?: string
  /** Is told of every attempt that failed in this process, and of a store that is down. Default: prints. */
  readonly onError?: OnError
  /** How long an attempt may take, where the task does not say. Default: `Infinity`. */
  readonly timeout?: number
  /** As of a `TaskRunner`. Default: 100. */
  readonly blockThreshold?: number
}

/** Options of {@link BullmqTasks.work}. */
export interface WorkOptions {
  /** How many tasks run at a time in this process. Default: 10. */
  readonly concurrency?: number
  /** More for BullMQ's worker: `lockDuration`, `limiter` ... */
  readonly worker?: Omit<Partial<WorkerOptions>, 'connection' | 'concurrency' | 'autorun'>
}

const CHECKS: Checks<BullmqOptions> = {
  // storeOf() knows what it can be.
  connection: anything,
  // Keys of Redis are made of it, with colons.
  queue: expects(
    'a name without colons',
    (queue) => typeof queue === 'string' && queue !== '' && !queue.includes(':'),
  ),
  onError: aFunction,
  timeout: milliseconds,
  blockThreshold: milliseconds,
}

const WORK_CHECKS: Checks<WorkOptions> = { concurrency: integerFrom(1), worker: anything }

/**
 * An executor whose tasks are stored before the response is sent, and run in any process that calls
 * `work()`: BullMQ, on Redis or PostgreSQL. Needs `bullmq`, and `ioredis` or `pg`. Nothing is opened
 * before it is used.
 *
 * A task runs at least once: again, if its worker dies. `task.id` tells one from another.
 *
 * @throws TypeError for an option it does not know.
 * @example
 * const tasks = bullmq({ connection: process.env.TASKS_URL })
 * export const sendMail = tasks.define('send-mail', ({ to }: { to: string }) => send(to))
 * // worker.ts
 * await tasks.work({ concurrency: 10 })
 */
export function bullmq(options: BullmqOptions): BullmqTasks {
  return new BullmqTasks(options)
}

/** What {@link bullmq} gives. */
export class BullmqTasks implements BeforeResponseExecutor {
  readonly accepts = 'before-response'
  readonly #name: string
  readonly #store: Store
  readonly #queue: OpenQueue
  readonly #onError: OnError
  readonly #handlers = new Map<string, Handler>()
  readonly #worker: JobWorker
  #works = false
  #drain: Promise<DrainReport> | undefined

  /** Made by {@link bullmq}. */
  constructor(options: BullmqOptions) {
    checkOptions(options, CHECKS, 'bullmq()')
    const { queue = 'ft-response', onError: given, connection, ...rest } = options
    const onError: OnError =
      given ?? ((error, task) => printTaskError(error, task, `queue "${queue}"`))
    this.#name = queue
    this.#onError = onError
    this.#store = storeOf(connection)
    this.#queue = new OpenQueue(() => this.#store.queue(queue))
    this.#worker = new JobWorker(this.#handlers, { ...rest, onError })
  }

  /** As of a `TaskRunner`. */
  define<P, Result>(
    name: string,
    handler: (payload: P, task: TaskContext) => Result,
    options: TaskOptions = {},
  ): TaskDefinition<P, Awaited<Result>> {
    const definition = defineTask<P, Result>(name, handler, options, {
      bind: (payload, options): QueuedTask => ({
        [BOUND_TASK]: true,
        id: taskId(),
        name,
        executor: this,
        payload,
        options,
      }),
      enqueue: (task, options) => this.#enqueue(task as QueuedTask, options),
      run: (task) => this.#runHere(task as QueuedTask, handler as Handler),
    })
    if (this.#handlers.has(name)) {
      throw new TypeError(`define("${name}") expected a name that is free, got one defined before`)
    }
    this.#handlers.set(name, handler as Handler)
    return definition
  }

  /** Part of the seam: stores all of the tasks or none. Rejects if it cannot. */
  async accept(tasks: readonly BoundTask[], { request }: Partial<AcceptOptions>): Promise<void> {
    if (this.#drain) throw new TaskRefusedError(tasks, { why: 'its executor has been drained' })
    const queue = await this.#queue.get()
    const jobs = tasks.map((task) => jobOf(task as QueuedTask, request))
    const [first] = jobs
    // A transaction is worth its round trips only for several.
    if (first && jobs.length === 1) await queue.add(first.name, first.data, first.opts)
    else await queue.addBulk(jobs)
  }

  async #enqueue(task: QueuedTask, { transaction }: EnqueueOptions): Promise<void> {
    if (transaction !== undefined) {
      if (this.#store.kind === 'redis') refuseTransaction(task.name, { transaction })
      // Opened once, so that the tables are there.
      await this.#queue.get()
      await addInTransaction(this.#name, task, transaction)
      return
    }
    if (await resolvesWithin(ACCEPT_TIMEOUT, this.accept([task], {}))) return
    throw new TaskRefusedError([task], { why: `the store did not answer in ${ACCEPT_TIMEOUT} ms` })
  }

  #runHere({ id, name, payload, options }: QueuedTask, handler: Handler): Promise<unknown> {
    const { runner } = this.#worker
    const call = (task: TaskContext) => handler(payload as never, task)
    const task = new RunnerTask(runner, name, call, options, id)
    return runInline(new Attempt(task, 1, new NestedWork(runner, undefined)), (error) =>
      this.#report(error),
    )
  }

  /**
   * Runs tasks in this process, from now on, until `drain()`. Resolves when the store has answered.
   *
   * @throws Error if it was called before.
   */
  async work(options: WorkOptions = {}): Promise<void> {
    checkOptions(options, WORK_CHECKS, 'work()')
    const { concurrency = 10, worker: more } = options
    if (this.#works) throw new Error('work() was called before: one is enough for a process')
    this.#works = true
    // Opened first: the tables may still have to be made.
    await this.#queue.get()
    const worker = this.#worker.start((processor) =>
      this.#store.worker(this.#name, processor, {
        // With the default of 1, a task that two deploys broke off would have failed for good.
        maxStalledCount: 5,
        ...more,
        concurrency,
      }),
    )
    worker.on('error', (error) => this.#reportStore(error))
    await worker.waitUntilReady()
  }

  #report(error: unknown): void {
    callOnError(
      () => this.#onError(error, undefined),
      () => printTaskError(error, undefined, `queue "${this.#name}"`),
    )
  }

  #lastReport = { message: '', at: 0 }

  /** A store that is down is told of once in a minute, and not at each attempt to reach it. */
  #reportStore(error: Error): void {
    const { message, at } = this.#lastReport
    if (message === error.message && Date.now() - at < 60_000) return
    this.#lastReport = { message: error.message, at: Date.now() }
    this.#report(error)
  }

  /** What has become of a task, as the job tells: for as long as BullMQ keeps it. */
  async status(id: string): Promise<TaskSnapshot> {
    return snapshotOf(id, await this.#queue.get())
  }

  /**
   * Takes a task that waits out of the queue, or aborts the `signal` of one that runs in this process.
   * One that runs elsewhere cannot be reached: `unsupported`.
   */
  async cancel(id: string, reason?: unknown): Promise<CancelResult> {
    const here = await this.#worker.runner.cancel(id, reason)
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

  /** The queue of BullMQ, for what is beyond tasks: dashboards, schedulers, metrics. */
  queue(): Promise<Queue> {
    return this.#queue.get()
  }

  /**
   * A task as `upsertJobScheduler()` of BullMQ's queue takes it, for work that recurs. Its `delay`
   * means nothing there.
   *
   * @throws TypeError for a task of another executor.
   * @example
   * const queue = await tasks.queue()
   * await queue.upsertJobScheduler('nightly', { pattern: '0 3 * * *' }, tasks.jobTemplate(report()))
   */
  jobTemplate(task: BoundTask): JobTemplate {
    if (task?.executor === this) return templateOf(task as QueuedTask)
    throw new TypeError(
      `jobTemplate() expected a task that this executor has defined, got ${describeValue(task)}`,
    )
  }

  /**
   * Stores and runs nothing more, waits `grace` for what runs in this process, aborts the rest, waits
   * `abortGrace`, and closes all connections that it opened. What is unfinished then is not lost:
   * another worker runs it again when its lock has run out.
   */
  drain(options: DrainOptions = {}): Promise<DrainReport> {
    const times = readDrainOptions(options)
    this.#drain ??= this.#drainOnce(times)
    return this.#drain
  }

  async #drainOnce(options: DrainOptions): Promise<DrainReport> {
    const report = await this.#worker.drain(options)
    await this.#queue.close()
    await this.#store.close()
    return report
  }
}
