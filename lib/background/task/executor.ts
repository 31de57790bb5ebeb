import type { DrainOptions } from './drain-options'
import type { EnqueueOptions } from './enqueue-options'
import type { JsonPayload } from './json-payload'
import type { TaskContext } from './task-context'
import type {
  CancelResult,
  DrainReport,
  Outcome,
  RequestInfo,
  TaskEnd,
  TaskSnapshot,
} from './task-info'
import type { TaskOptions } from './task-options'

// Symbol.for and not instanceof: an executor may come from another copy of this package.
export const BOUND_TASK: unique symbol = Symbol.for('ft-response.bound-task') as never
export const TASK_DEFINITION: unique symbol = Symbol.for('ft-response.task-definition') as never

/** One piece of work with all it needs, ready to be given to a response as its background. */
export interface BoundTask {
  readonly [BOUND_TASK]: true
  /** Unguessable, and known before the work is accepted, so that the page can mention it. */
  readonly id: string
  readonly name: string
  readonly executor: Executor
}

/** A payload may be left out where the handler takes none. */
type PayloadArguments<P> = undefined extends P
  ? [payload?: JsonPayload<Exclude<P, undefined>>]
  : [payload: JsonPayload<P>]

/** A named task whose payload JSON can carry, so that it can run in this process or in another. */
export interface TaskDefinition<P, Result = unknown> {
  /**
   * Binds a payload, for `background`. Nothing runs yet.
   *
   * @throws TypeError if JSON cannot carry the payload.
   */
  (...payload: PayloadArguments<P>): BoundTask
  readonly [TASK_DEFINITION]: true
  readonly taskName: string
  /**
   * Calls the handler here and now, once, and gives what it gives: for tests, and within other
   * tasks. Nothing times out, and nothing is tried again.
   */
  run(...payload: PayloadArguments<P>): Promise<Result>
  /**
   * Starts or stores the task from anywhere. Resolves when it was accepted.
   *
   * @example
   * await submitRecord.enqueue({ url }, { transaction })
   */
  enqueue(...payload: [...PayloadArguments<P>, options?: EnqueueOptions]): Promise<TaskHandle>
  /**
   * The same task with some options changed.
   *
   * @example
   * ftResponse(res, P('See you'), { background: remind.with({ delay: 600_000 })({ id }) })
   */
  with(options: TaskOptions): TaskDefinition<P, Result>
}

/** A task that was started or stored by {@link TaskDefinition.enqueue}. */
export interface TaskHandle {
  readonly id: string
  readonly name: string
  status(): Promise<TaskSnapshot>
  cancel(reason?: unknown): Promise<CancelResult>
}

/** What an executor is told about the tasks it is given. */
export interface AcceptOptions {
  /** Aborted when accepting has taken too long; the request gets an error then. */
  readonly signal: AbortSignal
  readonly request?: RequestInfo
  /** Whether a running task hands them over, which a drain still waits for. */
  readonly nested?: boolean
}

/** What every executor does, wherever its tasks run. */
interface CommonExecutor {
  define<P, Result>(
    name: string,
    handler: (payload: P, task: TaskContext) => Result,
    options?: TaskOptions,
  ): TaskDefinition<P, Awaited<Result>>
  status(id: string): Promise<TaskSnapshot>
  cancel(id: string, reason?: unknown): Promise<CancelResult>
  drain(options?: DrainOptions): Promise<DrainReport>
}

/** Stores tasks before the response is sent, and runs them wherever a worker is: a queue. */
export interface BeforeResponseExecutor extends CommonExecutor {
  readonly accepts: 'before-response'
  /** Stores all of the tasks or none. Rejects if it cannot. */
  accept(tasks: readonly BoundTask[], options: AcceptOptions): Promise<void>
}

/** Reserves places before the response is sent, and runs the tasks after it: in this process, in threads. */
export interface AfterResponseExecutor extends CommonExecutor {
  readonly accepts: 'after-response'
  /** Reserves a place for each of the tasks or for none. Throws if it cannot. */
  accept(tasks: readonly BoundTask[], options: AcceptOptions): void
  /**
   * Runs a task that was accepted. Its error is reported, not thrown. Resolves when those behind it
   * may start: it has ended, has gone on for a while after its time was over, or starts only after a
   * delay.
   */
  run(task: BoundTask, outcome: Outcome | undefined): Promise<TaskEnd | 'delayed'>
  /**
   * Gives back the places of tasks that will not run. With a reason each is reported as skipped;
   * without one their request has failed, and its error tells.
   */
  release(tasks: readonly BoundTask[], reason?: string): void
}

/** A place where tasks run: all that `ftResponse` and `afterResponse` know of it. */
export type Executor = BeforeResponseExecutor | AfterResponseExecutor

export function isBoundTask(value: unknown): value is BoundTask {
  return (value as Partial<BoundTask> | null | undefined)?.[BOUND_TASK] === true
}

export function isTaskDefinition(value: unknown): value is TaskDefinition<unknown> {
  return (value as Partial<TaskDefinition<unknown>> | null | undefined)?.[TASK_DEFINITION] === true
}
