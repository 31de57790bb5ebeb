import type { TaskEnd } from '../task/task-info'

/** How the last tasks ended, so that their status can be told for a while. */
export class EndedTasks {
  readonly #ends = new Map<string, TaskEnd>()
  readonly #most: number

  /** @param most of them that are remembered; the oldest is forgotten first. */
  constructor(most: number) {
    this.#most = most
  }

  add(id: string, end: TaskEnd): void {
    this.#ends.set(id, end)
    if (this.#ends.size <= this.#most) return
    const [oldest] = this.#ends.keys()
    this.#ends.delete(oldest as string)
  }

  get(id: string): TaskEnd | undefined {
    return this.#ends.get(id)
  }
}
