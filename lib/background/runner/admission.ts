import { TaskRefusedError } from '../task/task-errors'
import type { Drain } from './drain'
import type { LocalTask } from './local-task'
import type { TaskRegistry } from './task-registry'

/** Decides which tasks a runner accepts. */
export class Admission {
  readonly #registry: TaskRegistry
  readonly #drain: Drain
  readonly #places: number

  /** @param places how many tasks may run and wait; may be `Infinity`. */
  constructor(registry: TaskRegistry, drain: Drain, places: number) {
    this.#registry = registry
    this.#drain = drain
    this.#places = places
  }

  /**
   * @throws TaskRefusedError if there is no place for all of the tasks; TypeError if one of them was
   * accepted before.
   */
  check(tasks: readonly LocalTask[], isNested: boolean): void {
    const used = usedBefore(tasks)
    if (used) {
      throw new TypeError(
        `task "${used.name}" (${used.id}) was given to a response before: ` +
          'bind the payload again for each, as background: task(payload)',
      )
    }
    const why = this.#refusalOf(tasks, isNested)
    if (why === undefined) return
    this.#registry.counts.refused += tasks.length
    throw new TaskRefusedError(tasks, { why })
  }

  #refusalOf(tasks: readonly LocalTask[], isNested: boolean): string | undefined {
    const { accepts } = this.#drain
    if (accepts === 'nothing') return 'the runner has shut down'
    if (accepts === 'all' && this.#places === Number.POSITIVE_INFINITY) return undefined
    const needed = tasks.filter((task) => task.isRefusable).length
    if (needed === 0) return undefined
    if (accepts === 'nested work' && !isNested) {
      return 'the runner is shutting down; a running task can still call task.after()'
    }
    const taken = this.#registry.refusable
    if (taken + needed <= this.#places) return undefined
    return `the runner is full: ${taken} of its ${this.#places} places are taken`
  }
}

function usedBefore(tasks: readonly LocalTask[]): LocalTask | undefined {
  const used = tasks.find((task) => task.state !== 'bound')
  if (used || tasks.length === 1) return used
  const seen = new Set<LocalTask>()
  return tasks.find((task) => seen.size === seen.add(task).size)
}
