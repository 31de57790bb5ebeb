import { defineTask } from '../task/define-task'
import { type DrainOptions, readDrainOptions } from '../task/drain-options'
import { refuseTransaction } from '../task/enqueue-options'
import type {
  AcceptOptions,
  AfterResponseExecutor,
  BoundTask,
  TaskDefinition,
} from '../task/executor'
import { callOnError, printTaskError } from '../task/on-error'
import { traceAcceptance, traceEnd } from '../task/task-channels'
import type { TaskContext } from '../task/task-context'
import type {
  CancelResult,
  DrainReport,
  FailedTask,
  Outcome,
  TaskEnd,
  TaskInfo,
  TaskSnapshot,
} from '../task/task-info'
import type { TaskOptions } from '../task/task-options'
import { TaskRefusedError } from '../task/task-refused-error'
import { TaskSkippedError } from '../task/task-skipped-error'
import { setImmediate } from '../timers/real-timers'
import { AcceptedTasks } from './accepted-tasks'
import { Admission } from './admission'
import { Attempt } from './attempt'
import { runInline } from './call-attempt'
import { drainTasks } from './drain'
import { KnownTasks } from './known-tasks'
import { NestedWork } from './nested-work'
import { type RunOwner, runTask } from './run-task'
import { checkRunnerOptions, type TaskRunnerOptions } from './runner-options'
import { RunnerTask } from './runner-task'
import { Slots } from './slots'
import { countsFromZero, type TaskCounts } from './task-counts'

const NO_OPTIONS: TaskOptions = {}

/**
 * Runs tasks in this process: functions, `BackgroundTask`s, and the named tasks that it defines.
 * What a task throws or rejects with goes to `onError`, and can end nothing.
 *
 * @example
 * const tasks = new TaskRunner({ concurrency: 20, maxWaiting: 1_000, timeout: 30_000 })
 * const { ftResponse } = createFt({ tasks })
 */
export class TaskRunner implements AfterResponseExecutor {
  readonly accepts = 'after-response'
  /** @internal For tests of apps: tasks that do not wait for the end of their response. */
  startsAtOnce = false
  /** @internal */
  readonly slots: Slots
  readonly #options: TaskRunnerOptions
  readonly #names = new Set<string>()
  readonly #tasks = new AcceptedTasks()
  readonly #known = new KnownTasks()
  readonly #counts = countsFromZero()
  readonly #admission: Admission
  readonly #owner: RunOwner
  #running = 0
  #drain: Promise<DrainReport> | undefined

  /** @throws TypeError for an option it does not know. */
  constructor(options: TaskRunnerOptions = {}) {
    checkRunnerOptions(options)
    const { concurrency = Number.POSITIVE_INFINITY, maxWaiting = Number.POSITIVE_INFINITY } =
      options
    const { timeout = Number.POSITIVE_INFINITY, blockThreshold = 100 } = options
    this.#options = options
    this.slots = new Slots(concurrency)
    this.#admission = new Admission(this.#tasks, concurrency + maxWaiting)
    this.#owner = {
      slots: this.slots,
      timeout,
      blockThreshold,
      skipsDelays: false,
      abandon: () => {},
      deadline: Number.POSITIVE_INFINITY,
      nestedWork: (task) => this.#nestedWork(task),
      report: (error, task) => this.report(error, task),
      running: (change) => {
        this.#running += change
      },
      end: (task, end) => this.#end(task, end),
    }
  }

  /** How many functions of tasks run now. */
  get running(): number {
    return this.#running
  }

  /** How many tasks wait: for their response, the tasks before them, a slot, or a time. */
  get waiting(): number {
    return this.#tasks.size - this.#running
  }

  /** How many tasks there have been since the runner was made. */
  get counts(): TaskCounts {
    return { ...this.#counts }
  }

  /** The tasks that run or wait, oldest first. */
  list(): TaskInfo[] {
    return this.#tasks.all().map((task) => task.info())
  }

  /** Resolves when nothing runs or waits: what a test awaits. */
  idle(): Promise<void> {
    return this.#tasks.idle()
  }

  /**
   * Names a handler, whose payload is checked at compile time and copied through JSON, so that the
   * same task can run elsewhere one day.
   *
   * @throws TypeError if this runner has a task of that name, or for an option it does not know.
   * @example
   * const greet = tasks.define('greet', async ({ name }: { name: string }) => say(`Hello ${name}`))
   * ftResponse(res, P('Hi'), { background: greet({ name: 'Ada' }) })
   */
  define<P, Result>(
    name: string,
    handler: (payload: P, task: TaskContext) => Result,
    options: TaskOptions = {},
  ): TaskDefinition<P, Awaited<Result>> {
    const definition = defineTask<P, Result>(name, handler, options, {
      bind: (payload, options) => this.bind(name, (task) => handler(payload, task), options),
      enqueue: async (task, options) => {
        refuseTransaction(name, options)
        this.accept([task])
        setImmediate(() => this.run(task, undefined))
      },
      run: (bound) => {
        const task = bound as RunnerTask
        return runInline(new Attempt(task, 1, this.#nestedWork(task)), (error) =>
          this.report(error, undefined),
        )
      },
    })
    if (this.#names.has(name)) {
      throw new TypeError(`define("${name}") expected a name that is free, got one defined before`)
    }
    this.#names.add(name)
    return definition
  }

  /** A task of this runner that calls a function. */
  bind(name: string, call: (task: TaskContext) => unknown, options = NO_OPTIONS): BoundTask {
    return new RunnerTask(this, name || 'anonymous', call, options)
  }

  /** @internal Part of {@link AfterResponseExecutor}. */
  accept(tasks: readonly BoundTask[], options: Partial<AcceptOptions> = {}): void {
    const own = tasks as readonly RunnerTask[]
    try {
      this.#admission.check(own, options.nested ?? false)
    } catch (error) {
      if (error instanceof TaskRefusedError) this.#counts.refused += own.length
      throw error
    }
    this.#counts.accepted += own.length
    for (const task of own) {
      task.accept(options.request)
      task.trace = traceAcceptance(task)
      this.#tasks.add(task)
      this.#known.add(task)
    }
    if (this.#options.waitUntil) for (const task of own) this.#tellPlatform(task)
  }

  /** What goes wrong there must not lose a task. */
  #tellPlatform(task: RunnerTask): void {
    try {
      this.#options.waitUntil?.(task.ended())
    } catch (error) {
      this.report(error, { ...task.info(), willRetry: false })
    }
  }

  /** @internal Part of {@link AfterResponseExecutor}. */
  run(bound: BoundTask, outcome: Outcome | undefined): Promise<TaskEnd | 'delayed'> {
    const task = bound as RunnerTask
    // Cancelled, or dropped by a drain, while it waited.
    if (task.state !== 'waiting') return Promise.resolve('cancelled')
    task.outcome = outcome
    const end = runTask(task, this.#owner)
    return task.options.delay ? Promise.resolve('delayed') : end
  }

  /** @internal Part of {@link AfterResponseExecutor}. */
  release(tasks: readonly BoundTask[], reason?: string): void {
    for (const task of tasks as readonly RunnerTask[]) {
      if (task.state !== 'waiting') continue
      const info = task.info()
      // First of all: what is told may cancel it.
      this.#end(task, 'cancelled')
      if (reason)
        this.report(new TaskSkippedError(task.name, reason), { ...info, willRetry: false })
    }
  }

  /** What has become of a task. Of those that ended it knows the last 1,000, for an hour. */
  async status(id: string): Promise<TaskSnapshot> {
    return this.#known.status(id) ?? { id, state: 'unknown' }
  }

  /**
   * Keeps a task that waits from starting, or aborts the `signal` of one that runs. What a
   * `stopOnError` chain has behind it is skipped.
   *
   * @param reason of the signal. Default: an `AbortError`.
   */
  async cancel(id: string, reason?: unknown): Promise<CancelResult> {
    const task = this.#known.task(id)
    if (!task) return 'unknown'
    task.stop(reason ?? new DOMException(`task "${task.name}" was cancelled`, 'AbortError'))
    if (task.state === 'running') return 'requested'
    // What listens to its signal may have cancelled it already.
    if (task.state === 'waiting') this.#end(task, 'cancelled')
    return 'cancelled'
  }

  /**
   * Accepts nothing more but what running tasks add, waits `grace` for what runs and waits, aborts
   * the rest, and waits `abortGrace`. What is lost has a name in the report. A second call gives the
   * same report.
   */
  drain(options: DrainOptions = {}): Promise<DrainReport> {
    const { grace, abortGrace } = readDrainOptions(options)
    this.#drain ??= this.#drainOnce(grace, abortGrace)
    return this.#drain
  }

  #drainOnce(grace: number, abortGrace: number): Promise<DrainReport> {
    this.#admission.open = 'to nested work'
    return drainTasks(
      {
        owner: this.#owner,
        tasks: this.#tasks,
        counts: this.#counts,
        drop: (task) => this.#end(task, 'cancelled'),
        close: () => {
          this.#admission.open = 'to nothing'
        },
      },
      { grace, abortGrace },
    )
  }

  /** @internal Tells `onError`. */
  report(error: unknown, task: FailedTask | undefined): void {
    const { onError = printTaskError } = this.#options
    callOnError(
      () => onError(error, task),
      () => printTaskError(error, task),
    )
  }

  /** @internal For tests of apps: whether tasks do without their delays, also those that wait now. */
  set skipsDelays(skips: boolean) {
    this.#owner.skipsDelays = skips
    if (!skips) return
    for (const task of this.#tasks.all()) if (task.delayedUntil) task.interrupt?.()
  }

  #nestedWork(task: RunnerTask): NestedWork {
    return new NestedWork(this, task.request)
  }

  #end(task: RunnerTask, end: TaskEnd): void {
    task.state = end
    const endedAt = Date.now()
    this.#counts[end]++
    this.#known.end(task, endedAt)
    this.#tasks.delete(task)
    if (task.trace) traceEnd(task.trace, end, endedAt)
    task.onEnd?.()
  }
}
