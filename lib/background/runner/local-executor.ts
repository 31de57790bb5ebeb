import { type EnqueueOptions, refuseTransaction } from '../task/enqueue-options'
import type { BoundTask, TaskExecutor, TaskHandler } from '../task/executor'
import type { AcceptOptions, AfterResponseSeam } from '../task/executor-seam'
import { callOnError, printTaskError } from '../task/on-error'
import type { TaskContext } from '../task/task-context'
import { type Definer, TaskDefinitions } from '../task/task-definitions'
import { TaskSkippedError } from '../task/task-errors'
import type { CancelResult, FailedTask, Outcome, TaskEnd, TaskSnapshot } from '../task/task-info'
import type { TaskOptions } from '../task/task-options'
import { setImmediate } from '../timers/real-timers'
import { Admission } from './admission'
import { Attempt } from './attempt'
import { runAttempts } from './attempt-loop'
import { Drain } from './drain'
import { LocalTask } from './local-task'
import { NestedWork } from './nested-work'
import type { TaskRunnerOptions } from './runner-options'
import type { RunnerResources } from './runner-resources'
import { Slots } from './slots'
import { TaskRegistry } from './task-registry'

const NO_OPTIONS: TaskOptions = {}

/** Binds, accepts and runs tasks in this process: the inside of a `TaskRunner`. */
export class LocalExecutor implements AfterResponseSeam, RunnerResources, Definer {
  readonly accepts = 'after-response'
  /** Whether tasks start before the end of their response: in tests of apps. */
  startsAtOnce = false
  readonly registry = new TaskRegistry()
  readonly drain = new Drain(this.registry)
  readonly definitions = new TaskDefinitions(this)
  readonly slots: Slots
  readonly limits: RunnerResources['limits']
  readonly #face: TaskExecutor
  readonly #options: TaskRunnerOptions
  readonly #admission: Admission
  #skipsDelays = false

  /**
   * @param face the executor that users see.
   * @param options were checked before.
   */
  constructor(face: TaskExecutor, options: TaskRunnerOptions) {
    const { concurrency = Number.POSITIVE_INFINITY, maxWaiting = Number.POSITIVE_INFINITY } =
      options
    const { timeout = Number.POSITIVE_INFINITY, blockThreshold = 100 } = options
    this.#face = face
    this.#options = options
    this.limits = { timeout, blockThreshold }
    this.slots = new Slots(concurrency)
    this.#admission = new Admission(this.registry, this.drain, concurrency + maxWaiting)
  }

  /** A task that calls a function. */
  bind(name: string, call: (task: TaskContext) => unknown, options = NO_OPTIONS): LocalTask {
    return new LocalTask(this.#face, name || 'anonymous', call, options)
  }

  /** A task that calls the handler of a definition. */
  bindPayload(
    name: string,
    handler: TaskHandler<unknown>,
    payload: unknown,
    options: TaskOptions,
  ): LocalTask {
    return this.bind(name, (task) => handler(payload, task), options)
  }

  async enqueue(task: BoundTask, options: EnqueueOptions): Promise<void> {
    refuseTransaction(task.name, options)
    this.accept([task])
    setImmediate(() => this.start(task, undefined))
  }

  accept(tasks: readonly BoundTask[], options: Partial<AcceptOptions> = {}): void {
    const local = tasks as readonly LocalTask[]
    this.#admission.check(local, options.nested ?? false)
    this.registry.accept(local, options.request)
    if (this.#options.waitUntil) for (const task of local) this.#tellPlatform(task)
  }

  /** A `waitUntil` that throws must not lose the task. */
  #tellPlatform(task: LocalTask): void {
    try {
      this.#options.waitUntil?.(task.ended())
    } catch (error) {
      this.report(error, { ...task.info(), willRetry: false })
    }
  }

  start(bound: BoundTask, outcome: Outcome | undefined): Promise<TaskEnd | 'delayed'> {
    const task = bound as LocalTask
    // Cancelled, or dropped by a drain, while it waited.
    if (task.state !== 'waiting') return Promise.resolve('cancelled')
    task.outcome = outcome
    const end = runAttempts(task, this)
    return task.options.delay ? Promise.resolve('delayed') : end
  }

  release(tasks: readonly BoundTask[], reason?: string): void {
    for (const task of tasks as readonly LocalTask[]) {
      if (task.state !== 'waiting') continue
      const info = task.info()
      // Before the report: onError may cancel the task.
      this.registry.end(task, 'cancelled')
      if (reason) {
        this.report(new TaskSkippedError(task.name, reason), { ...info, willRetry: false })
      }
    }
  }

  /** Calls a task's function here and now, without limits or retries. What it hands over follows. */
  async runInline(task: BoundTask): Promise<unknown> {
    const local = task as LocalTask
    const nested = new NestedWork(this, local.request)
    local.attempt = new Attempt(local, 1, nested)
    try {
      const result = await local.call(local.attempt.context())
      await nested.store()
      nested.start(undefined, (error) => this.report(error, undefined))
      return result
    } catch (error) {
      nested.drop()
      throw error
    }
  }

  status(id: string): TaskSnapshot {
    return this.registry.snapshot(id) ?? { id, state: 'unknown' }
  }

  cancel(id: string, reason: unknown): CancelResult {
    const task = this.registry.task(id)
    if (!task) return 'unknown'
    const error = reason ?? new DOMException(`task "${task.name}" was cancelled`, 'AbortError')
    task.stop(error, 'cancel')
    if (task.state === 'running') return 'requested'
    // A listener of the signal may have cancelled it already.
    if (task.state === 'waiting') this.registry.end(task, 'cancelled')
    return 'cancelled'
  }

  /** Calls `onError`. */
  report(error: unknown, task: FailedTask | undefined): void {
    const { onError = printTaskError } = this.#options
    callOnError(
      () => onError(error, task),
      () => printTaskError(error, task),
    )
  }

  get skipsDelays(): boolean {
    return this.#skipsDelays
  }

  /** Also ends the delays of tasks that wait now. */
  set skipsDelays(skips: boolean) {
    this.#skipsDelays = skips
    if (!skips) return
    for (const task of this.registry.all()) if (task.delayedUntil) task.interrupt?.()
  }
}
