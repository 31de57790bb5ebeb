import type { BoundTask, TaskExecutor } from './executor'
import type { Outcome, RequestInfo, TaskEnd } from './task-info'

/**
 * The key under which an executor keeps its seam: what `ftResponse` calls to hand tasks over. The key
 * is private: users see a `TaskExecutor`.
 */
// Symbol.for, not a symbol of its own: an executor may come from another copy of this package.
export const SEAM: unique symbol = Symbol.for('ft-response.executor-seam') as never

/** What an executor needs to accept tasks. */
export interface AcceptOptions {
  /** Aborted when storing takes too long. The request fails then. */
  readonly signal: AbortSignal
  /** The request whose response the tasks follow. */
  readonly request?: RequestInfo
  /** Whether a running task hands the tasks over: a drain accepts those for a while. */
  readonly nested?: boolean
}

/** A queue: it stores tasks before the response is sent, and a worker anywhere runs them. */
export interface BeforeResponseSeam {
  readonly accepts: 'before-response'
  /** Stores all of the tasks or none. Rejects if it cannot. */
  accept(tasks: readonly BoundTask[], options: AcceptOptions): Promise<void>
}

/** This process or its threads: reserves places before the response is sent, runs the tasks after it. */
export interface AfterResponseSeam {
  readonly accepts: 'after-response'
  /** Reserves a place for each of the tasks or for none. Throws if it cannot. */
  accept(tasks: readonly BoundTask[], options: AcceptOptions): void
  /**
   * Starts an accepted task. Reports its errors and never rejects with them. Resolves when the next
   * task of the batch may start: this one has ended, or timed out a while ago, or is delayed.
   */
  start(task: BoundTask, outcome: Outcome | undefined): Promise<TaskEnd | 'delayed'>
  /**
   * Gives back the places of tasks that will not run. With a reason, reports each of them as
   * skipped; without one, their request has failed and its error says why.
   */
  release(tasks: readonly BoundTask[], reason?: string): void
}

/** All that `ftResponse` and `afterResponse` know of an executor. */
export type ExecutorSeam = BeforeResponseSeam | AfterResponseSeam

export function seamOf(task: BoundTask): ExecutorSeam {
  return (task.executor as TaskExecutor & { readonly [SEAM]: ExecutorSeam })[SEAM]
}
