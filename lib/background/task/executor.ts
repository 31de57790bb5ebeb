import { randomUUID } from 'node:crypto'
import type { DrainOptions } from './drain-options'
import type { EnqueueOptions } from './enqueue-options'
import type { JsonPayload } from './json-payload'
import type { TaskContext } from './task-context'
import type { CancelResult, DrainReport, TaskSnapshot } from './task-info'
import type { TaskOptions } from './task-options'

// Symbol.for, not instanceof: an executor may come from another copy of this package.
export const BOUND_TASK: unique symbol = Symbol.for('ft-response.bound-task') as never
export const TASK_DEFINITION: unique symbol = Symbol.for('ft-response.task-definition') as never

/** One piece of work with its payload, ready to be the background of a response. */
export interface BoundTask {
  /** Marks bound tasks. Set by the package. */
  readonly [BOUND_TASK]: true
  /** A random UUID. Known before the task is accepted, so that the page can mention it. */
  readonly id: string
  /** The name of its definition, or of its function. */
  readonly name: string
  /** Where it runs: for `status(id)` and `cancel(id)`. */
  readonly executor: TaskExecutor
}

/** A random UUID, in one piece: as Node makes it, it is 20 strings that take 480 bytes. */
export function newTaskId(): string {
  return randomUUID().toLowerCase()
}

/** The function of a defined task: called with a copy of the payload, and the task's context. */
export type TaskHandler<P, Result = unknown> = (payload: P, task: TaskContext) => Result

/** A payload may be left out where the handler takes none. */
type PayloadArguments<P> = undefined extends P
  ? [payload?: JsonPayload<Exclude<P, undefined>>]
  : [payload: JsonPayload<P>]

/**
 * A named task, made by `define()`. Its payload goes through JSON, so that it can run in this process
 * or in another.
 */
export interface TaskDefinition<P, Result = unknown> {
  /**
   * Binds a payload, for `background`. Nothing runs yet.
   *
   * @throws TypeError if JSON cannot carry the payload.
   */
  (...payload: PayloadArguments<P>): BoundTask
  /** Marks definitions. Set by the package. */
  readonly [TASK_DEFINITION]: true
  /** The name given to `define()`. */
  readonly taskName: string
  /**
   * Calls the handler here and now, once, and resolves to what it returns: for tests, and inside
   * other tasks. It ignores `timeout`, `attempts` and `delay`. Rejects with what the handler throws.
   *
   * @example
   * expect(await resize.run({ file: 'cat.png' })).toEqual({ width: 100 })
   */
  run(...payload: PayloadArguments<P>): Promise<Result>
  /**
   * Starts or stores the task from anywhere: a script, a cron job, inside a transaction. Resolves when
   * the task is accepted; rejects with a `TaskRefusedError` if it is not.
   *
   * @example
   * const { id } = await submitRecord.enqueue({ url })
   */
  enqueue(...payload: [...PayloadArguments<P>, options?: EnqueueOptions]): Promise<TaskHandle>
  /**
   * The same task with some options changed.
   *
   * @throws TypeError for an unknown option.
   * @example
   * ftResponse(res, P('See you'), { background: remind.with({ delay: 600_000 })({ id }) })
   */
  with(options: TaskOptions): TaskDefinition<P, Result>
}

/** An accepted task, as {@link TaskDefinition.enqueue} gives it. */
export interface TaskHandle {
  /** A random UUID, for `status(id)` from anywhere. */
  readonly id: string
  /** The name given to `define()`. */
  readonly name: string
  /** As {@link TaskExecutor.status} of its executor. */
  status(): Promise<TaskSnapshot>
  /** As {@link TaskExecutor.cancel} of its executor. */
  cancel(reason?: unknown): Promise<CancelResult>
}

/**
 * A place where tasks run: what a `TaskRunner`, `threads()` and `bullmq()` share. Functions that take
 * one work with any of them.
 *
 * @example
 * export const defineMails = (tasks: TaskExecutor) =>
 *   tasks.define('welcome', ({ to }: { to: string }) => send(to))
 */
export interface TaskExecutor {
  /**
   * Names a handler.
   *
   * @throws TypeError if the name is taken, or for an unknown option.
   */
  define<P, Result>(
    name: string,
    handler: TaskHandler<P, Result>,
    options?: TaskOptions,
  ): TaskDefinition<P, Awaited<Result>>
  /** What has become of a task. The state of one that it does not know is `'unknown'`. */
  status(id: string): Promise<TaskSnapshot>
  /**
   * Keeps a waiting task from starting, or aborts the `signal` of a running one.
   *
   * @param reason what the signal is aborted with. Default: an `AbortError`.
   */
  cancel(id: string, reason?: unknown): Promise<CancelResult>
  /** Accepts no more tasks, waits for those that run, aborts the rest, and reports the lost tasks. */
  drain(options?: DrainOptions): Promise<DrainReport>
}

export function isBoundTask(value: unknown): value is BoundTask {
  return (value as Partial<BoundTask> | null | undefined)?.[BOUND_TASK] === true
}

export function isTaskDefinition(value: unknown): value is TaskDefinition<unknown> {
  return (value as Partial<TaskDefinition<unknown>> | null | undefined)?.[TASK_DEFINITION] === true
}
