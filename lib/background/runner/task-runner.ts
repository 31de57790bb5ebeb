import { checkMilliseconds, checkOptions } from '../../check-options'
import { setImmediate } from '../real-timers'
import { defineTask } from '../task/define-task'
import {
  type AcceptOptions,
  type AfterResponseExecutor,
  type BoundTask,
  isBoundTask,
  type TaskDefinition,
} from '../task/executor'
import { type OnError, reportTaskError, tellOnError } from '../task/report-task-error'
import type { TaskContext } from '../task/task-context'
import type {
  CancelResult,
  DrainOptions,
  DrainReport,
  Outcome,
  TaskEnd,
  TaskInfo,
  TaskStatus,
} from '../task/task-info'
import { TaskRefusedError } from '../task/task-refused-error'
import { TaskSkippedError } from '../task/task-skipped-error'
import { within } from '../within'
import { EndedTasks } from './ended-tasks'
import { RunnerTask } from './runner-task'

/** Options of a {@link TaskRunner}. */
export interface TaskRunnerOptions {
  /**
   * Is told of every error of a task, and of every task that was skipped. Default: one line on
   * `console.error` with the task's name, id, method and url, and the stack.
   */
  readonly onError?: OnError
}

/** How many of the tasks that ended `status()` still knows. */
const REMEMBERED = 1_000

/**
 * Runs tasks in this process: functions, `BackgroundTask`s, and the named tasks that it defines.
 * What a task throws or rejects with goes to `onError`, and can end nothing.
 *
 * @example
 * const tasks = new TaskRunner({ onError: (error, task) => log.error({ error, task }) })
 * const { ftResponse } = createFt({ tasks })
 */
export class TaskRunner implements AfterResponseExecutor {
  readonly accepts = 'after-response'
  readonly #onError: OnError
  readonly #names = new Set<string>()
  /** Accepted and not ended, in order. */
  readonly #tasks = new Map<string, RunnerTask>()
  readonly #ended = new EndedTasks(REMEMBERED)
  readonly #idleListeners: (() => void)[] = []
  #running = 0
  #drain: Promise<DrainReport> | undefined

  /** @throws TypeError for an option it does not know. */
  constructor(options: TaskRunnerOptions = {}) {
    checkOptions(options, ['onError'], 'TaskRunner()')
    this.#onError = options.onError ?? reportTaskError
  }

  /** How many tasks run now. */
  get running(): number {
    return this.#running
  }

  /** How many tasks wait for their response to be over, or for the tasks before them. */
  get waiting(): number {
    return this.#tasks.size - this.#running
  }

  /** The tasks that run or wait, oldest first. */
  list(): TaskInfo[] {
    return Array.from(this.#tasks.values(), (task) => task.info())
  }

  /** Resolves when nothing runs or waits: what a test awaits. */
  idle(): Promise<void> {
    if (this.#tasks.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#idleListeners.push(resolve)
    })
  }

  /**
   * Names a handler, whose payload is checked at compile time and copied through JSON, so that the
   * same task can run elsewhere one day.
   *
   * @throws TypeError if this runner has a task of that name.
   * @example
   * const greet = tasks.define('greet', async ({ name }: { name: string }) => say(`Hello ${name}`))
   * ftResponse(res, P('Hi'), { background: greet({ name: 'Ada' }) })
   */
  define<P>(name: string, handler: (payload: P, task: TaskContext) => unknown): TaskDefinition<P> {
    const definition = defineTask<P>(name, handler, {
      bind: (payload) => this.bind(name, (task) => handler(payload, task)),
      enqueue: async (task) => {
        this.accept([task])
        setImmediate(() => this.run(task, undefined))
      },
    })
    if (this.#names.has(name)) {
      throw new TypeError(`define("${name}") expected a name that is free, got one defined before`)
    }
    this.#names.add(name)
    return definition
  }

  /** A task of this runner that calls a function. */
  bind(name: string, call: (task: TaskContext) => unknown): BoundTask {
    return new RunnerTask(this, name || 'anonymous', call)
  }

  /** @internal Part of {@link AfterResponseExecutor}. */
  accept(tasks: readonly BoundTask[], { request }: Partial<AcceptOptions> = {}): void {
    if (this.#drain) throw new TaskRefusedError(tasks, { why: 'the runner is shutting down' })
    const own = tasks as readonly RunnerTask[]
    const used = own.find((task, i) => task.state !== 'bound' || own.indexOf(task) !== i)
    if (used) {
      throw new TypeError(
        `task "${used.name}" (${used.id}) was given to a response before: ` +
          'bind the payload again for each, as background: task(payload)',
      )
    }
    for (const task of own) {
      task.accept(request)
      this.#tasks.set(task.id, task)
    }
  }

  /** @internal Part of {@link AfterResponseExecutor}. */
  async run({ id }: BoundTask, outcome: Outcome | undefined): Promise<TaskEnd> {
    const task = this.#tasks.get(id)
    // Cancelled, or dropped by a drain, while it waited.
    if (!task) return 'cancelled'
    task.start(outcome)
    this.#running++
    let end: TaskEnd = 'completed'
    try {
      refuseBoundTask(await task.call(task.context()))
    } catch (error) {
      end = task.isAbort(error) ? 'cancelled' : 'failed'
      if (end === 'failed') this.report(error, task.info())
    } finally {
      this.#running--
      this.#end(task, end)
    }
    return end
  }

  /** @internal Part of {@link AfterResponseExecutor}. */
  release(tasks: readonly BoundTask[], reason?: string): void {
    for (const { id } of tasks) {
      const task = this.#tasks.get(id)
      if (!task) continue
      if (reason) this.report(new TaskSkippedError(task.name, reason), task.info())
      this.#end(task, 'cancelled')
    }
  }

  /** What has become of a task; the last 1,000 that ended are remembered. */
  async status(id: string): Promise<TaskStatus> {
    return { id, state: this.#tasks.get(id)?.info().state ?? this.#ended.get(id) ?? 'unknown' }
  }

  /**
   * Keeps a task that waits from starting, or aborts the `signal` of one that runs.
   *
   * @param reason of the signal. Default: an `AbortError`.
   */
  async cancel(id: string, reason?: unknown): Promise<CancelResult> {
    const task = this.#tasks.get(id)
    if (!task) return 'unknown'
    if (task.state === 'running') {
      task.abort(reason ?? new DOMException(`task "${task.name}" was cancelled`, 'AbortError'))
      return 'requested'
    }
    this.#end(task, 'cancelled')
    return 'cancelled'
  }

  /**
   * Accepts nothing more, waits `grace` for what runs and waits, aborts the rest, and waits
   * `abortGrace`. What is lost has a name in the report. A second call gives the same report.
   */
  drain(options: DrainOptions = {}): Promise<DrainReport> {
    checkOptions(options, ['grace', 'abortGrace'], 'drain()')
    const { grace = 10_000, abortGrace = 2_000 } = options
    checkMilliseconds({ grace, abortGrace }, 'drain()')
    this.#drain ??= this.#drainOnce(grace, abortGrace)
    return this.#drain
  }

  async #drainOnce(grace: number, abortGrace: number): Promise<DrainReport> {
    const drained = [...this.#tasks.values()]
    const aborted = new Set<RunnerTask>()
    if (!(await within(grace, this.idle()))) {
      const reason = new DOMException('the server is shutting down', 'AbortError')
      for (const task of [...this.#tasks.values()]) {
        aborted.add(task)
        task.abort(reason)
        if (task.state === 'waiting') this.#end(task, 'cancelled')
      }
      await within(abortGrace, this.idle())
    }
    return {
      completed: drained.filter((task) => task.state === 'completed').length,
      failed: drained.filter((task) => task.state === 'failed' && !aborted.has(task)).length,
      unfinished: drained
        .filter((task) => aborted.has(task) && task.state !== 'completed')
        .map((task) => task.info()),
    }
  }

  /** @internal Tells `onError`. */
  report(error: unknown, task: TaskInfo | undefined): void {
    tellOnError(this.#onError, error, task)
  }

  #end(task: RunnerTask, end: TaskEnd): void {
    task.state = end
    this.#tasks.delete(task.id)
    this.#ended.add(task.id, end)
    if (this.#tasks.size > 0) return
    for (const listener of this.#idleListeners.splice(0)) listener()
  }
}

/** `() => sendMail({ to })` binds a task and drops it; that must not pass for work done. */
function refuseBoundTask(result: unknown): void {
  if (!isBoundTask(result)) return
  throw new TypeError(
    `a background function returned the bound task "${result.name}", which nobody runs: ` +
      'pass it as the background itself, or await its definition.run(payload)',
  )
}
