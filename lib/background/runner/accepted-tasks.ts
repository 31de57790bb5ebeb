import type { RunnerTask } from './runner-task'

/** The tasks of a runner that have been accepted and have not ended, oldest first. */
export class AcceptedTasks {
  readonly #tasks = new Map<string, RunnerTask>()
  readonly #idleListeners: (() => void)[] = []
  #refusable = 0

  get size(): number {
    return this.#tasks.size
  }

  /** How many of them count against the runner's limits. */
  get refusable(): number {
    return this.#refusable
  }

  get(id: string): RunnerTask | undefined {
    return this.#tasks.get(id)
  }

  all(): RunnerTask[] {
    return [...this.#tasks.values()]
  }

  add(task: RunnerTask): void {
    this.#tasks.set(task.id, task)
    if (isRefusable(task)) this.#refusable++
  }

  delete(task: RunnerTask): void {
    if (!this.#tasks.delete(task.id)) return
    if (isRefusable(task)) this.#refusable--
    if (this.#tasks.size > 0) return
    for (const listener of this.#idleListeners.splice(0)) listener()
  }

  /** Resolves when there are none. */
  idle(): Promise<void> {
    if (this.#tasks.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#idleListeners.push(resolve)
    })
  }
}

export function isRefusable(task: RunnerTask): boolean {
  return task.options.refusable !== false
}
