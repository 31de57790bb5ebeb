import { TaskRefusedError } from '../task/task-refused-error'
import { type AcceptedTasks, isRefusable } from './accepted-tasks'
import type { RunnerTask } from './runner-task'

/** Decides which tasks a runner takes. */
export class Admission {
  /** Of what there will be more: all, what running tasks hand over, nothing. */
  open: 'to all' | 'to nested work' | 'to nothing' = 'to all'
  readonly #accepted: AcceptedTasks
  readonly #places: number

  /** @param places for tasks that run and that wait; may be `Infinity`. */
  constructor(accepted: AcceptedTasks, places: number) {
    this.#accepted = accepted
    this.#places = places
  }

  /**
   * @throws TaskRefusedError if there is no place for all of the tasks; TypeError if one was accepted
   * before.
   */
  check(tasks: readonly RunnerTask[], isNested: boolean): void {
    const used = usedBefore(tasks)
    if (used) {
      throw new TypeError(
        `task "${used.name}" (${used.id}) was given to a response before: ` +
          'bind the payload again for each, as background: task(payload)',
      )
    }
    const why = this.#refusal(tasks, isNested)
    if (why !== undefined) throw new TaskRefusedError(tasks, { why })
  }

  #refusal(tasks: readonly RunnerTask[], isNested: boolean): string | undefined {
    if (this.open === 'to nothing') return 'the runner has shut down'
    if (this.open === 'to all' && this.#places === Number.POSITIVE_INFINITY) return undefined
    const needed = tasks.filter(isRefusable).length
    if (needed === 0) return undefined
    if (this.open === 'to nested work' && !isNested) {
      return 'the runner is shutting down; a running task can still call task.after()'
    }
    const taken = this.#accepted.refusable
    if (taken + needed <= this.#places) return undefined
    return `the runner is full: ${taken} of its ${this.#places} places are taken`
  }
}

function usedBefore(tasks: readonly RunnerTask[]): RunnerTask | undefined {
  const used = tasks.find((task) => task.state !== 'bound')
  if (used || tasks.length === 1) return used
  const seen = new Set<RunnerTask>()
  return tasks.find((task) => seen.size === seen.add(task).size)
}
