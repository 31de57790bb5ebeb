import { type DrainOptions, readDrainOptions } from '../task/drain-options'
import type { TaskDefinition, TaskExecutor, TaskHandler } from '../task/executor'
import { SEAM } from '../task/executor-seam'
import type { CancelResult, DrainReport, TaskInfo, TaskSnapshot } from '../task/task-info'
import type { TaskOptions } from '../task/task-options'
import { LocalExecutor } from './local-executor'
import { checkRunnerOptions, type TaskRunnerOptions } from './runner-options'
import type { TaskCounts } from './task-registry'

/**
 * Runs tasks in this process: functions, `BackgroundTask`s, and the named tasks that it defines.
 * `onError` is called with what a task throws or rejects with; it never ends the process.
 *
 * @example
 * const tasks = new TaskRunner({ concurrency: 20, maxWaiting: 1_000, timeout: 30_000 })
 * const { ftResponse } = createFt({ tasks })
 */
export class TaskRunner implements TaskExecutor {
  // Makes the type nominal: no look-alike compiles.
  declare protected readonly taskRunner: true
  /** @internal */
  readonly [SEAM]: LocalExecutor

  /** @throws TypeError for an unknown option, or a value that an option does not take. */
  constructor(options: TaskRunnerOptions = {}) {
    checkRunnerOptions(options)
    this[SEAM] = new LocalExecutor(this, options)
  }

  /** How many functions of tasks run now. */
  get running(): number {
    return this[SEAM].registry.running
  }

  /** How many tasks wait: for their response, the tasks before them, a delay, or a slot. */
  get waiting(): number {
    const { size, running } = this[SEAM].registry
    return size - running
  }

  /** How many tasks this runner has accepted, refused and ended since it was made. */
  get counts(): TaskCounts {
    return { ...this[SEAM].registry.counts }
  }

  /** The tasks that run or wait, oldest first. */
  list(): TaskInfo[] {
    return this[SEAM].registry.all().map((task) => task.info())
  }

  /**
   * Resolves when nothing runs or waits.
   *
   * @example
   * await request(app).post('/signup')
   * await tasks.idle()
   * expect(mailbox).toHaveLength(1)
   */
  idle(): Promise<void> {
    return this[SEAM].registry.idle()
  }

  /**
   * Names a handler. Its payload is checked at compile time and copied through JSON, so that the same
   * task can move to threads or a queue later.
   *
   * @param options default: one attempt, no delay, the runner's `timeout`.
   * @throws TypeError if this runner has a task of that name, or for an unknown option.
   * @example
   * const greet = tasks.define('greet', async ({ name }: { name: string }) => say(`Hello ${name}`))
   * ftResponse(res, P('Hi'), { background: greet({ name: 'Ada' }) })
   */
  define<P, Result>(
    name: string,
    handler: TaskHandler<P, Result>,
    options?: TaskOptions,
  ): TaskDefinition<P, Awaited<Result>> {
    return this[SEAM].definitions.define(name, handler, options)
  }

  /**
   * What has become of a task. The runner remembers the last 1,000 ended tasks, each for an hour, in
   * this process; the state of others is `'unknown'`.
   *
   * @example
   * const { state, progress } = await tasks.status(req.params.id)
   */
  async status(id: string): Promise<TaskSnapshot> {
    return this[SEAM].status(id)
  }

  /**
   * Keeps a waiting task from starting, or aborts the `signal` of a running one. A `stopOnError` chain
   * skips the tasks after it.
   *
   * @param reason what the signal is aborted with. Default: an `AbortError`.
   */
  async cancel(id: string, reason?: unknown): Promise<CancelResult> {
    return this[SEAM].cancel(id, reason)
  }

  /**
   * Accepts no more tasks, except those that running tasks add; waits `grace` for all of them, aborts
   * the rest, and waits `abortGrace`. The report names the lost tasks. A second call returns the promise
   * of the first.
   *
   * @throws TypeError for an unknown option.
   * @example
   * const { unfinished } = await tasks.drain({ grace: 5_000 })
   */
  drain(options: DrainOptions = {}): Promise<DrainReport> {
    return this[SEAM].drain.start(readDrainOptions(options))
  }
}
