import { availableParallelism } from 'node:os'
import { RUNNER_CHECKS, type TaskRunnerOptions } from '../../background/runner/runner-options'
import { TaskRunner } from '../../background/runner/task-runner'
import type { DrainOptions } from '../../background/task/drain-options'
import type { TaskDefinition, TaskHandler } from '../../background/task/executor'
import { SEAM } from '../../background/task/executor-seam'
import { TaskDefinitions } from '../../background/task/task-definitions'
import type { DrainReport } from '../../background/task/task-info'
import type { TaskOptions } from '../../background/task/task-options'
import {
  anything,
  type Checks,
  checkOptions,
  integerFrom,
  milliseconds,
} from '../../checks/check-options'
import { InThread, ThroughPool } from './definers'
import { isThread, registerHandler } from './in-thread'
import { modulePath } from './module-path'
import { ThreadPool, type ThreadPoolOptions } from './thread-pool'

/** Options of {@link threads}: those of `TaskRunner`, and of the threads. Times are in milliseconds. */
export interface ThreadsOptions extends TaskRunnerOptions, ThreadPoolOptions {
  /** How many threads there are: one for each running task. Default: the number of processors. */
  readonly concurrency?: number
  /**
   * How long a task may go on after its `signal` was aborted. After that, its thread is ended. Default:
   * 1,000.
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
 * An executor whose tasks run in worker threads: the server answers requests while they compute.
 * Limits, timeouts, retries and `drain()` are those of `TaskRunner`. Needs the package `piscina`.
 *
 * Each thread imports the module that defines the tasks. Define them at its top level, and open no
 * servers or connections there.
 *
 * @param module `__filename`, or `import.meta.url`.
 * @throws TypeError for the main module, which would start the server again in each thread, and for an
 * unknown option; Error at the first task if `piscina` is not installed.
 * @example
 * // tasks.ts
 * const tasks = threads(__filename)
 * export const resize = tasks.define('resize', ({ file }: { file: string }) => resizeSync(file))
 */
export function threads(module: string | URL, options: ThreadsOptions = {}): ThreadTasks {
  return new ThreadTasks(module, options)
}

/** What {@link threads} gives: a `TaskRunner` whose defined tasks run in threads. Functions run here. */
export class ThreadTasks extends TaskRunner {
  readonly #definitions: TaskDefinitions
  readonly #pool: ThreadPool

  /** Use {@link threads}. */
  constructor(module: string | URL, options: ThreadsOptions = {}) {
    checkOptions(options, CHECKS, 'threads()')
    const { abortGrace = 1_000, idleTimeout = 60_000, resourceLimits, ...rest } = options
    const { concurrency = availableParallelism() } = options
    // The first call in a thread loads piscina, which takes longer than most thresholds.
    super({ blockThreshold: Number.POSITIVE_INFINITY, ...rest, concurrency })
    const executor = this[SEAM]
    const poolOptions = { idleTimeout, resourceLimits }
    this.#pool = new ThreadPool(modulePath(module), concurrency, poolOptions, (error) =>
      executor.report(error, undefined),
    )
    this.#definitions = new TaskDefinitions(
      isThread()
        ? new InThread(this, executor)
        : new ThroughPool(executor, {
            pool: this.#pool,
            abortGrace,
            definition: (name) => this.#definitions.get(name),
          }),
    )
  }

  /**
   * As in a `TaskRunner`. The handler runs in a thread, also when `run()` calls it.
   *
   * @throws TypeError if the module has a task of that name, or for an unknown option.
   */
  override define<P, Result>(
    name: string,
    handler: TaskHandler<P, Result>,
    options?: TaskOptions,
  ): TaskDefinition<P, Awaited<Result>> {
    const definition = this.#definitions.define(name, handler, options)
    registerHandler(name, handler as TaskHandler<unknown>)
    return definition
  }

  /** As in a `TaskRunner`. Then ends the threads. */
  override async drain(options?: DrainOptions): Promise<DrainReport> {
    const report = await super.drain(options)
    await this.#pool.close()
    return report
  }
}
