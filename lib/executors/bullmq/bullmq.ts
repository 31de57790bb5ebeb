import type { Queue } from 'bullmq'
import { type DrainOptions, readDrainOptions } from '../../background/task/drain-options'
import type {
  BoundTask,
  TaskDefinition,
  TaskExecutor,
  TaskHandler,
} from '../../background/task/executor'
import { SEAM } from '../../background/task/executor-seam'
import type { CancelResult, DrainReport, TaskSnapshot } from '../../background/task/task-info'
import type { TaskOptions } from '../../background/task/task-options'
import { checkOptions } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { BULLMQ_CHECKS, type BullmqOptions, WORK_CHECKS, type WorkOptions } from './bullmq-options'
import { snapshotOf } from './job-snapshot'
import { QueueExecutor } from './queue-executor'
import { type JobTemplate, type QueuedTask, templateOf } from './stored-job'

/**
 * An executor whose tasks are stored before the response is sent, and run in any process that calls
 * `work()`: BullMQ, on Redis or PostgreSQL. Needs `bullmq`, and `ioredis` or `pg`. Opens its first
 * connection when it is first used.
 *
 * A task runs at least once: if its worker dies, another one runs it again, with the same `task.id`.
 *
 * @throws TypeError for an unknown option, or a `connection` of no known kind.
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
export class BullmqTasks implements TaskExecutor {
  /** @internal */
  readonly [SEAM]: QueueExecutor

  /** Use {@link bullmq}. */
  constructor(options: BullmqOptions) {
    checkOptions(options, BULLMQ_CHECKS, 'bullmq()')
    this[SEAM] = new QueueExecutor(this, options)
  }

  /**
   * Names a handler. Its payload is checked at compile time and copied through JSON. Define each task
   * in a module that web processes and workers import.
   *
   * @param options default: one attempt, no delay, the `timeout` of {@link bullmq}.
   * @throws TypeError if the queue has a task of that name here, or for an unknown option.
   * @example
   * const sendMail = tasks.define('send-mail', ({ to }: { to: string }) => send(to), { attempts: 3 })
   */
  define<P, Result>(
    name: string,
    handler: TaskHandler<P, Result>,
    options?: TaskOptions,
  ): TaskDefinition<P, Awaited<Result>> {
    return this[SEAM].definitions.define(name, handler, options)
  }

  /**
   * Runs tasks in this process until `drain()`. Resolves when the store has answered.
   *
   * @throws TypeError for an unknown option; Error if it was called before.
   * @example
   * await tasks.work({ concurrency: 10 })
   */
  async work(options: WorkOptions = {}): Promise<void> {
    checkOptions(options, WORK_CHECKS, 'work()')
    await this[SEAM].work(options)
  }

  /** What has become of a task, for as long as BullMQ keeps its job. */
  async status(id: string): Promise<TaskSnapshot> {
    return snapshotOf(id, await this.queue())
  }

  /**
   * Takes a waiting task out of the queue, or aborts the `signal` of one that runs in this process. It
   * cannot reach a task that runs in another process: `'unsupported'`.
   *
   * @param reason what the signal is aborted with. Default: an `AbortError`.
   */
  async cancel(id: string, reason?: unknown): Promise<CancelResult> {
    return this[SEAM].cancel(id, reason)
  }

  /** The queue of BullMQ: for dashboards, schedulers, metrics. Rejects while the store is down. */
  queue(): Promise<Queue> {
    return this[SEAM].queue()
  }

  /**
   * A task as BullMQ's `upsertJobScheduler()` takes it, for recurring work. Ignores the task's `delay`.
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
   * Stores and starts no more tasks, waits `grace` for those that run in this process, aborts the rest,
   * waits `abortGrace`, and closes the connections that it opened. Unfinished tasks are not lost:
   * another worker runs them again when their locks expire.
   *
   * @throws TypeError for an unknown option.
   */
  drain(options: DrainOptions = {}): Promise<DrainReport> {
    return this[SEAM].drain(readDrainOptions(options))
  }
}
