import type { LocalTask } from './local-task'

/**
 * Tasks, oldest first. A list whose items know their neighbours, not a Map: the table behind a Map
 * keeps deleted entries alive for a while, and collecting those cost a microsecond a task.
 */
export class TaskList {
  #first: LocalTask | undefined
  #last: LocalTask | undefined
  #size = 0

  get size(): number {
    return this.#size
  }

  all(): LocalTask[] {
    const all: LocalTask[] = []
    for (let task = this.#first; task; task = task.next) all.push(task)
    return all
  }

  /** @param task is in no list. */
  add(task: LocalTask): void {
    task.previous = this.#last
    if (this.#last) this.#last.next = task
    else this.#first = task
    this.#last = task
    this.#size++
  }

  /** @param task is in this list. */
  delete(task: LocalTask): void {
    const { previous, next } = task
    if (previous) previous.next = next
    else this.#first = next
    if (next) next.previous = previous
    else this.#last = previous
    task.previous = undefined
    task.next = undefined
    this.#size--
  }
}
