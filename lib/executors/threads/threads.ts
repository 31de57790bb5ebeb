import { availableParallelism } from 'node:os'
import { RUNNER_CHECKS, type TaskRunnerOptions } from '../../background/runner/runner-options'
import { TaskRunner } from '../../background/runner/task-runner'
import { defineTask } from '../../background/task/define-task'
import type { DrainOptions } from '../../background/task/drain-options'
import { BOUND_TASK, type TaskDefinition } from '../../background/task/executor'
import type { TaskContext } from '../../background/task/task-context'
import { taskId } from '../../background/task/task-id'
import type { DrainReport } from '../../background/task/task-info'
import type { TaskOptions } from '../../background/task/task-options'
import {
  anything,
  type Checks,
  checkOptions,
  integerFrom,
  milliseconds,
} from '../../checks/check-options'
import { defineInThread, isThread } from './in-thread'
import { modulePath } from './module-path'
import { runInThread } from './run-in-thread'
import { ThreadPool, type ThreadPoolOptions } from './thread-pool'

/** Options of {@link threads}: those of a `TaskRunner`, and of the threads. Times are in milliseconds. */
export interface ThreadsOptions extends TaskRunnerOptions, ThreadPoolOptions {
  /** How many threads there are, and so how many tasks run at a time. Default: as many as processors. */
  readonly concurrency?: number
  /**
   * How long a task may go on after its `signal` was aborted, before its thread is ended, whatever it
   * is doing. Default: 1,000.
   */
  readonly abortGrace?: number
}

const CHECKS: Checks<ThreadsOptions> = {
  ...RUNNER_CHECKS,
  concurrency: integerFrom(1),
  abortGrace: milliseconds,
  idleTimeout: milliseconds,
  resourceLimits: anything,
}

/**
 * An executor whose tasks run in worker threads, so that the server answers while they compute. All
 * else is as in a `TaskRunner`: limits, timeouts, retries, `drain()`. Needs the package `piscina`.
 *
 * Each thread imports the module that defines the tasks: it defines them when it is loaded, and opens
 * nothing.
 *
 * @param module `__filename`, or `import.meta.url`.
 * @throws TypeError for the main module, which would start the server again in each thread.
 * @example
 * // tasks.ts
 * const tasks = threads(__filename)
 * export const resize = tasks.define('resize', ({ file }: { file: string }) => resizeSync(file))
 */
export function threads(module: string | URL, options: ThreadsOptions = {}): ThreadTasks {
  return new ThreadTasks(module, options)
}

/** What {@link threads} gives: a `TaskRunner` whose defined tasks run in threads. */
export class ThreadTasks extends TaskRunner {
  readonly #definitions = new Map<string, TaskDefinition<unknown>>()
  readonly #pool: ThreadPool
  readonly #abortGrace: number

  /** @internal Made by {@link threads}. */
  constructor(module: string | URL, options: ThreadsOptions) {
    checkOptions(options, CHECKS, 'threads()')
    const { abortGrace = 1_000, idleTimeout = 60_000, resourceLimits, ...rest } = options
    const { concurrency = availableParallelism() } = options
    // The call that hands a task to its thread loads piscina, the first time.
    super({ blockThreshold: Number.POSITIVE_INFINITY, ...rest, concurrency })
    this.#abortGrace = abortGrace
    const poolOptions = { idleTimeout, resourceLimits }
    this.#pool = new ThreadPool(modulePath(module), concurrency, poolOptions, (error) =>
      this.report(error, undefined),
    )
  }

  /** As in a `TaskRunner`; the handler is called in a thread, also by `run()`. */
  override define<P, Result>(
    name: string,
    handler: (payload: P, task: TaskContext) => Result,
    options: TaskOptions = {},
  ): TaskDefinition<P, Awaited<Result>> {
    defineInThread(name, handler as never)
    if (isThread()) return this.#defineHere(name, handler, options)
    const caller = {
      pool: this.#pool,
      abortGrace: this.#abortGrace,
      definition: (name: string) => this.#definitions.get(name),
    }
    const call = (payload: P, task: TaskContext) =>
      runInThread(name, payload, task, caller) as Promise<Awaited<Result>>
    const definition = super.define<P, Promise<Awaited<Result>>>(name, call, options)
    this.#definitions.set(name, definition as unknown as TaskDefinition<unknown>)
    return definition as TaskDefinition<P, Awaited<Result>>
  }

  /** In a thread a task can be handed over and run, but not accepted. */
  #defineHere<P, Result>(
    name: string,
    handler: (payload: P, task: TaskContext) => Result,
    options: TaskOptions,
  ): TaskDefinition<P, Awaited<Result>> {
    const inner = super.define<P, Result>(name, handler, options)
    return defineTask<P, Result>(name, handler, options, {
      bind: (payload, options) => ({
        [BOUND_TASK]: true,
        id: taskId(),
        name,
        executor: this,
        payload,
        options,
      }),
      enqueue: () =>
        Promise.reject(
          new Error(`task "${name}" cannot be enqueued in a thread: use task.after(), or run()`),
        ),
      run: (task) => inner.run((task as unknown as { payload: P }).payload as never),
    })
  }

  /** As in a `TaskRunner`; then ends the threads. */
  override async drain(options?: DrainOptions): Promise<DrainReport> {
    const report = await super.drain(options)
    await this.#pool.close()
    return report
  }
}
