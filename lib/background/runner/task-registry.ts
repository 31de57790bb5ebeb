import { traceAcceptance, traceEnd } from '../task/task-channels'
import type { RequestInfo, TaskEnd, TaskSnapshot } from '../task/task-info'
import { LocalTask } from './local-task'
import { TaskList } from './task-list'

/** How many tasks a runner has seen since it was made: counters, for metrics. */
export interface TaskCounts {
  /** Tasks that got a place. */
  readonly accepted: number
  /** Tasks that got none: the runner was full, or shutting down. */
  readonly refused: number
  /** Tasks whose function returned in time. */
  readonly completed: number
  /** Tasks whose last attempt threw or timed out. */
  readonly failed: number
  /** Tasks that were cancelled, dropped or skipped. */
  readonly cancelled: number
}

/** How many ended tasks are remembered, and for how long, in milliseconds. */
const MOST_ENDED = 1_000
const LONGEST_MEMORY = 60 * 60 * 1_000

/** The tasks of one runner, from their acceptance to their end, and for a while after it. */
export class TaskRegistry {
  /** How many functions of tasks run now. */
  running = 0
  readonly counts: { -readonly [Name in keyof TaskCounts]: number } = {
    accepted: 0,
    refused: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
  }
  readonly #unended = new TaskList()
  #refusable = 0
  /** By id. An ended task leaves only its snapshot: its function may hold much memory. */
  readonly #known = new Map<string, LocalTask | TaskSnapshot>()
  /** The ended ones, in a ring: the next one replaces the oldest. */
  readonly #ended: TaskSnapshot[] = []
  #oldestEnded = 0
  readonly #idleListeners: (() => void)[] = []

  /** How many accepted tasks have not ended. */
  get size(): number {
    return this.#unended.size
  }

  /** How many of them count against the runner's limits. */
  get refusable(): number {
    return this.#refusable
  }

  /** The accepted tasks that have not ended, oldest first. */
  all(): LocalTask[] {
    return this.#unended.all()
  }

  /** Resolves when every accepted task has ended. */
  idle(): Promise<void> {
    if (this.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#idleListeners.push(resolve)
    })
  }

  /** An accepted task that has not ended. */
  task(id: string): LocalTask | undefined {
    const known = this.#known.get(id)
    return known instanceof LocalTask ? known : undefined
  }

  snapshot(id: string): TaskSnapshot | undefined {
    const known = this.#known.get(id)
    if (known instanceof LocalTask) return known.snapshot()
    return known?.endedAt && Date.now() - known.endedAt < LONGEST_MEMORY ? known : undefined
  }

  accept(tasks: readonly LocalTask[], request: RequestInfo | undefined): void {
    this.counts.accepted += tasks.length
    for (const task of tasks) {
      task.accept(request)
      task.trace = traceAcceptance(task)
      this.#unended.add(task)
      if (task.isRefusable) this.#refusable++
      this.#known.set(task.id, task)
    }
  }

  /** @param task was accepted and has not ended. */
  end(task: LocalTask, end: TaskEnd): void {
    task.state = end
    const endedAt = Date.now()
    this.counts[end]++
    this.#remember(task.snapshot(endedAt))
    this.#unended.delete(task)
    if (task.isRefusable) this.#refusable--
    if (this.size === 0) for (const listener of this.#idleListeners.splice(0)) listener()
    if (task.trace) traceEnd(task.trace, end, endedAt)
    task.onEnd?.()
  }

  #remember(snapshot: TaskSnapshot): void {
    // Not the Map's first key: to find it, the Map walks over all entries deleted before it.
    const oldest = this.#ended[this.#oldestEnded]
    // Its id may be in use again: each attempt of a job of a queue is a task of the same id.
    if (oldest && this.#known.get(oldest.id) === oldest) this.#known.delete(oldest.id)
    this.#ended[this.#oldestEnded] = snapshot
    this.#oldestEnded = (this.#oldestEnded + 1) % MOST_ENDED
    this.#known.set(snapshot.id, snapshot)
  }
}
