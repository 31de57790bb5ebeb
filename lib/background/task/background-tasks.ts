import { aBoolean, type Checks, checkOptions, limitFrom } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { BackgroundTask } from './background-task'
import type { BoundTask, TASK_DEFINITION } from './executor'
import type { TaskContext } from './task-context'

/** Work that can follow a response. A bare function is called with the {@link TaskContext}. */
export type BackgroundItem =
  | (((task: TaskContext) => unknown) & NotDefined)
  // biome-ignore lint/suspicious/noExplicitAny: a task of any arguments
  | BackgroundTask<any>
  | BackgroundTasks
  | BoundTask

/** A definition is bound to its payload first: `task(payload)`, and not `task`. */
type NotDefined = { readonly [TASK_DEFINITION]?: never }

/** How the tasks of a {@link BackgroundTasks} go together. */
export interface BackgroundTasksOptions {
  /** Whether a task that fails keeps those behind it from starting. Default: `false`. */
  readonly stopOnError?: boolean
  /** How many of them run at a time. Default: 1, one after another. */
  readonly concurrency?: number
}

const CHECKS: Checks<BackgroundTasksOptions> = {
  stopOnError: aBoolean,
  concurrency: limitFrom(1),
}

/**
 * Several tasks, run in order. A task that fails is reported and the next one still runs, unless
 * `stopOnError` is set.
 *
 * @example
 * const tasks = new BackgroundTasks().addTask(sendMail, user.email).addTask(log, user.id)
 */
export class BackgroundTasks {
  readonly stopOnError: boolean
  readonly concurrency: number
  readonly #tasks: BackgroundItem[]

  /** @throws TypeError if `tasks` is not an array, or `concurrency` not an integer from 1 and up. */
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

  get tasks(): readonly BackgroundItem[] {
    return this.#tasks
  }

  /** Adds a function and its arguments to the end. */
  addTask<Args extends readonly unknown[]>(fn: (...args: Args) => unknown, ...args: Args): this {
    this.#tasks.push(new BackgroundTask(fn, ...args))
    return this
  }
}
