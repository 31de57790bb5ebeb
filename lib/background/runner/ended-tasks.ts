import type { TaskStatus } from '../task/task-info'

const MOST = 1_000
const MOST_AGE = 60 * 60 * 1_000

/** How the last tasks ended, so that their status can be told: 1,000 of them, for an hour. */
export class EndedTasks {
  readonly #ended = new Map<string, TaskStatus & { readonly endedAt: number }>()

  add(status: TaskStatus & { readonly endedAt: number }): void {
    this.#ended.set(status.id, status)
    // In the order of their ends: those to be forgotten come first.
    for (const [id, { endedAt }] of this.#ended) {
      if (this.#ended.size <= MOST && status.endedAt - endedAt < MOST_AGE) return
      this.#ended.delete(id)
    }
  }

  get(id: string): TaskStatus | undefined {
    const status = this.#ended.get(id)
    return status && Date.now() - status.endedAt < MOST_AGE ? status : undefined
  }
}
