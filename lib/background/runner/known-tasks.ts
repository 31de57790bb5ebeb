import type { TaskSnapshot } from '../task/task-info'
import { RunnerTask } from './runner-task'

const MOST = 1_000
const MOST_AGE = 60 * 60 * 1_000

/** What a runner knows of a task by its id: of those that ended the last 1,000, for an hour. */
export class KnownTasks {
  /** Of a task that has ended, only its status: its function may hold much. */
  readonly #known = new Map<string, RunnerTask | TaskSnapshot>()
  /** Of those that ended, in the order of their ends, around and around. */
  readonly #ended: TaskSnapshot[] = []
  #next = 0

  add(task: RunnerTask): void {
    this.#known.set(task.id, task)
  }

  end(task: RunnerTask, endedAt: number): void {
    // Not the Map's first key: the Map walks over all that were deleted before it to find that.
    const oldest = this.#ended[this.#next]
    // The id may be in use again: each attempt of a job of a queue is a task.
    if (oldest && this.#known.get(oldest.id) === oldest) this.#known.delete(oldest.id)
    const status = task.status(endedAt)
    this.#ended[this.#next] = status
    this.#next = (this.#next + 1) % MOST
    this.#known.set(task.id, status)
  }

  /** One that has been accepted and has not ended. */
  task(id: string): RunnerTask | undefined {
    const known = this.#known.get(id)
    return known instanceof RunnerTask ? known : undefined
  }

  status(id: string): TaskSnapshot | undefined {
    const known = this.#known.get(id)
    if (known instanceof RunnerTask) return known.status()
    return known?.endedAt && Date.now() - known.endedAt < MOST_AGE ? known : undefined
  }
}
