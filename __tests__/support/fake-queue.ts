import { randomUUID } from 'node:crypto'
import type { BoundTask, TaskDefinition, TaskExecutor, TaskHandler } from 'ft-response'
import { BOUND_TASK } from '../../lib/background/task/executor'
import { type BeforeResponseSeam, SEAM } from '../../lib/background/task/executor-seam'
import { TaskDefinitions } from '../../lib/background/task/task-definitions'

/** A queue as the library sees it: it stores tasks before the response, and nobody runs them here. */
export class FakeQueue implements TaskExecutor {
  readonly [SEAM]: BeforeResponseSeam = {
    accepts: 'before-response',
    accept: (tasks) => this.#accept(tasks),
  }
  readonly stored: BoundTask[] = []
  readonly #store: () => Promise<void>
  readonly #definitions = new TaskDefinitions({
    bindPayload: (name) => ({ [BOUND_TASK]: true, id: randomUUID(), name, executor: this }),
    enqueue: (task) => this.#accept([task]),
    runInline: () => Promise.reject(new Error('nobody runs tasks here')),
  })

  /** @param store is awaited each time before tasks are stored; what it throws refuses them. */
  constructor(store: () => Promise<void> = async () => {}) {
    this.#store = store
  }

  define<P, Result>(
    name: string,
    handler: TaskHandler<P, Result>,
  ): TaskDefinition<P, Awaited<Result>> {
    return this.#definitions.define(name, handler)
  }

  async #accept(tasks: readonly BoundTask[]): Promise<void> {
    await this.#store()
    this.stored.push(...tasks)
  }

  async status(id: string) {
    const isStored = this.stored.some((task) => task.id === id)
    return { id, state: isStored ? ('waiting' as const) : ('unknown' as const) }
  }

  async cancel() {
    return 'unsupported' as const
  }

  async drain() {
    return { completed: 0, failed: 0, unfinished: [] }
  }
}
