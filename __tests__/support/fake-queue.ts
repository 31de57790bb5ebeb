import { randomUUID } from 'node:crypto'
import type { BeforeResponseExecutor, BoundTask, TaskContext, TaskDefinition } from 'ft-response'
import { defineTask } from '../../lib/background/task/define-task'
import { BOUND_TASK } from '../../lib/background/task/executor'

/** A queue as the library sees it: it stores tasks before the response, and nobody runs them here. */
export class FakeQueue implements BeforeResponseExecutor {
  readonly accepts = 'before-response'
  readonly stored: BoundTask[] = []
  readonly #store: () => Promise<void>

  /** @param store is awaited each time before tasks are stored; what it throws refuses them. */
  constructor(store: () => Promise<void> = async () => {}) {
    this.#store = store
  }

  define<P, Result>(
    name: string,
    handler: (payload: P, task: TaskContext) => Result,
  ): TaskDefinition<P, Awaited<Result>> {
    return defineTask<P, Result>(
      name,
      handler,
      {},
      {
        bind: () => ({ [BOUND_TASK]: true, id: randomUUID(), name, executor: this }),
        enqueue: (task) => this.accept([task]),
        run: () => Promise.reject(new Error('nobody runs tasks here')),
      },
    )
  }

  async accept(tasks: readonly BoundTask[]): Promise<void> {
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
