import type { RunnerTask } from './runner-task'

/**
 * The tasks of a runner that have been accepted and have not ended, oldest first. A list, whose items
 * know their neighbours: the table behind a Map keeps what was deleted from it alive for a while, and
 * collecting that took a microsecond a task.
 */
export class AcceptedTasks {
  #first: RunnerTask | undefined
  #last: RunnerTask | undefined
  #size = 0
  #refusable = 0
  readonly #idleListeners: (() => void)[] = []

  get size(): number {
    return this.#size
  }

  /** How many of them count against the runner's limits. */
  get refusable(): number {
    return this.#refusable
  }

  all(): RunnerTask[] {
    const all: RunnerTask[] = []
    for (let task = this.#first; task; task = task.next) all.push(task)
    return all
  }

  add(task: RunnerTask): void {
    task.previous = this.#last
    if (this.#last) this.#last.next = task
    else this.#first = task
    this.#last = task
    this.#size++
    if (isRefusable(task)) this.#refusable++
  }

  /** @param task is one of them. */
  delete(task: RunnerTask): void {
    const { previous, next } = task
    if (previous) previous.next = next
    else this.#first = next
    if (next) next.previous = previous
    else this.#last = previous
    task.previous = undefined
    task.next = undefined
    this.#size--
    if (isRefusable(task)) this.#refusable--
    if (this.#size > 0) return
    for (const listener of this.#idleListeners.splice(0)) listener()
  }

  /** Resolves when there are none. */
  idle(): Promise<void> {
    if (this.#size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#idleListeners.push(resolve)
    })
  }
}

export function isRefusable(task: RunnerTask): boolean {
  return task.options.refusable !== false
}
