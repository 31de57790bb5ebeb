import { BOUND_TASK, type BoundTask, type Executor } from '../task/executor'
import { jsonCopy } from '../task/json-payload'
import type { TaskTrace } from '../task/task-channels'
import type { TaskContext } from '../task/task-context'
import { taskId } from '../task/task-id'
import type { Outcome, RequestInfo, TaskEnd, TaskInfo, TaskSnapshot } from '../task/task-info'
import type { TaskOptions } from '../task/task-options'
import type { Attempt } from './attempt'

const MOST_LINES = 100
const NO_LINES: readonly string[] = Object.freeze([])

/** One task of a `TaskRunner`, from its binding to its end. */
export class RunnerTask implements BoundTask {
  readonly [BOUND_TASK] = true
  state: 'bound' | 'waiting' | 'running' | TaskEnd = 'bound'
  acceptedAt = 0
  request: RequestInfo | undefined
  outcome: Outcome | undefined
  /** How many attempts there were elsewhere: a queue counts them. */
  attemptsBefore = 0
  /** What it failed with. */
  error: unknown
  /** The last one. */
  attempt: Attempt | undefined
  delayedUntil: number | undefined
  /** What `task.fail()` said. */
  message: string | undefined
  /** Only where somebody subscribed to the channel. */
  trace: TaskTrace | undefined
  /** Why it was told to stop, by `cancel()` or a drain. */
  stopped: { readonly reason: unknown } | undefined
  /** Ends what it waits for. */
  interrupt: (() => void) | undefined
  /** Its neighbours among those that its runner has accepted. */
  previous: RunnerTask | undefined
  next: RunnerTask | undefined
  /** Called at its end. */
  onEnd: (() => void) | undefined
  #progress: unknown
  #log: string[] | undefined

  constructor(
    readonly executor: Executor,
    readonly name: string,
    readonly call: (context: TaskContext) => unknown,
    readonly options: TaskOptions,
    readonly id: string = taskId(),
  ) {}

  get attempts(): number {
    return this.options.attempts ?? 1
  }

  accept(request: RequestInfo | undefined): void {
    this.state = 'waiting'
    this.acceptedAt = Date.now()
    this.request = request
  }

  /** Resolves at its end. */
  ended(): Promise<void> {
    return new Promise((resolve) => {
      this.onEnd = resolve
    })
  }

  /** Keeps it from starting again, and aborts what runs. */
  stop(reason: unknown): void {
    this.stopped ??= { reason }
    this.attempt?.abort(reason)
    this.interrupt?.()
  }

  setProgress(value: unknown): void {
    this.#progress = jsonCopy(value, this.name)
  }

  addLine(line: string): void {
    this.#log ??= []
    this.#log.push(String(line))
    if (this.#log.length > MOST_LINES) this.#log.shift()
  }

  get timedOut(): boolean {
    return this.attempt?.timeout !== undefined
  }

  info(): TaskInfo {
    return {
      id: this.id,
      name: this.name,
      state: this.state === 'running' ? 'running' : 'waiting',
      acceptedAt: this.acceptedAt,
      startedAt: this.attempt?.startedAt,
      attempt: this.attempt?.number ?? 0,
      attempts: this.attempts,
      delayedUntil: this.delayedUntil,
      timedOut: this.state === 'running' && this.timedOut,
      request: this.request,
      outcome: this.outcome,
    }
  }

  status(endedAt?: number): TaskSnapshot {
    return {
      id: this.id,
      state: this.state === 'bound' ? 'unknown' : this.state,
      name: this.name,
      acceptedAt: this.acceptedAt,
      startedAt: this.attempt?.startedAt,
      endedAt,
      progress: this.#progress,
      log: this.#log ? [...this.#log] : NO_LINES,
      message: this.message,
    }
  }
}
