import { aBoolean, type Checks, checkOptions, limitFrom } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { BackgroundTask } from './background-task'
import type { BoundTask, TASK_DEFINITION } from './executor'
import type { TaskContext } from './task-context'

/** One piece of work after a response. A bare function is called with the {@link TaskContext}. */
export type BackgroundItem =
  | (((task: TaskContext) => unknown) & NotDefined)
  // biome-ignore lint/suspicious/noExplicitAny: a task of any arguments
  | BackgroundTask<any>
  | BackgroundTasks
  | BoundTask

/** Keeps definitions out: `background: task(payload)`, not `background: task`. */
type NotDefined = { readonly [TASK_DEFINITION]?: never }

/** Options of {@link BackgroundTasks}. */
export interface BackgroundTasksOptions {
  /** Whether the first task that fails stops the next ones from starting. Default: `false`. */
  readonly stopOnError?: boolean
  /** How many of its tasks run at a time; may be `Infinity`. Default: 1, one after another. */
  readonly concurrency?: number
}

const CHECKS: Checks<BackgroundTasksOptions> = {
  stopOnError: aBoolean,
  concurrency: limitFrom(1),
}

/**
 * Several tasks that run in order. When one fails, `onError` is called and the next one runs, unless
 * `stopOnError` is set.
 *
 * @example
 * const tasks = new BackgroundTasks().addTask(sendMail, user.email).addTask(log, user.id)
 */
export class BackgroundTasks {
  /** Whether the first task that fails stops the next ones from starting. */
  readonly stopOnError: boolean
  /** How many of the tasks run at a time. */
  readonly concurrency: number
  readonly #tasks: BackgroundItem[]

  /** @throws TypeError if `tasks` is no array, or for an unknown or wrong option. */
  constructor(tasks: readonly BackgroundItem[] = [], options: BackgroundTasksOptions = {}) {
    if (!Array.isArray(tasks)) {
      throw new TypeError(
        `BackgroundTasks() expected an array of tasks, got ${describeValue(tasks)}`,
      )
    }
    checkOptions(options, CHECKS, 'BackgroundTasks()')
    const { stopOnError = false, concurrency = 1 } = options
    this.stopOnError = stopOnError
    this.concurrency = concurrency
    this.#tasks = [...tasks]
  }

  /** The tasks so far, in order. */
  get tasks(): readonly BackgroundItem[] {
    return this.#tasks
  }

  /**
   * Appends a function and its arguments.
   *
   * @throws TypeError if `fn` is not a function.
   */
  addTask<Args extends readonly unknown[]>(fn: (...args: Args) => unknown, ...args: Args): this {
    this.#tasks.push(new BackgroundTask(fn, ...args))
    return this
  }
}
