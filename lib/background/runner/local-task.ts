import { BOUND_TASK, type BoundTask, newTaskId, type TaskExecutor } from '../task/executor'
import { jsonCopy } from '../task/json-payload'
import type { TaskTrace } from '../task/task-channels'
import type { TaskContext } from '../task/task-context'
import type { Outcome, RequestInfo, TaskEnd, TaskInfo, TaskSnapshot } from '../task/task-info'
import type { TaskOptions } from '../task/task-options'
import type { Attempt } from './attempt'

const MOST_LINES = 100
const NO_LINES: readonly string[] = Object.freeze([])

/** One task that runs in this process, from its binding to its end. */
export class LocalTask implements BoundTask {
  readonly [BOUND_TASK] = true
  /** `attempt-loop.ts` has a table of the states. */
  state: 'bound' | 'waiting' | 'running' | TaskEnd = 'bound'
  acceptedAt = 0
  /** The request whose response it follows. */
  request: RequestInfo | undefined
  /** How that response ended. */
  outcome: Outcome | undefined
  /** How many attempts other processes have made: a queue counts them. */
  attemptsBefore = 0
  /** What made it fail. */
  error: unknown
  /** The running attempt, or the last one. */
  attempt: Attempt | undefined
  /** When its delay, or the wait for its next attempt, is over. */
  delayedUntil: number | undefined
  /** Whether its queue makes another attempt: what its worker tells the queue. */
  isTriedAgain = false
  /** The message of `task.fail(message)`. */
  message: string | undefined
  /** Undefined where nothing subscribes to the channels. */
  trace: TaskTrace | undefined
  /** Why it was told to stop, and by whom. */
  stopped: { readonly reason: unknown; readonly by: 'cancel' | 'drain' } | undefined
  /** Ends its wait for a delay or a slot. */
  interrupt: (() => void) | undefined
  /** Its neighbours in the list of its runner. */
  previous: LocalTask | undefined
  next: LocalTask | undefined
  /** Called at its end. */
  onEnd: (() => void) | undefined
  #progress: unknown
  #log: string[] | undefined

  constructor(
    readonly executor: TaskExecutor,
    readonly name: string,
    readonly call: (context: TaskContext) => unknown,
    readonly options: TaskOptions,
    readonly id: string = newTaskId(),
  ) {}

  get attempts(): number {
    return this.options.attempts ?? 1
  }

  /** Who makes another attempt: `next-attempt.ts` says when. */
  get retriedBy(): 'runner' | 'queue' {
    return 'runner'
  }

  /** Whether a full runner may refuse it. */
  get isRefusable(): boolean {
    return this.options.refusable !== false
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

  /** Keeps it from starting again, and aborts the running attempt. The first reason stays. */
  stop(reason: unknown, by: 'cancel' | 'drain'): void {
    if (!this.stopped) this.stopped = { reason, by }
    else if (by === 'cancel') this.stopped = { reason: this.stopped.reason, by }
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

  snapshot(endedAt?: number): TaskSnapshot {
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
