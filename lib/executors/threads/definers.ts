import type { LocalExecutor } from '../../background/runner/local-executor'
import type { LocalTask } from '../../background/runner/local-task'
import type { EnqueueOptions } from '../../background/task/enqueue-options'
import {
  BOUND_TASK,
  type BoundTask,
  newTaskId,
  type TaskExecutor,
  type TaskHandler,
} from '../../background/task/executor'
import type { Definer } from '../../background/task/task-definitions'
import type { TaskOptions } from '../../background/task/task-options'
import { type Caller, runInThread } from './run-in-thread'

/** In the process that starts the threads: a bound task calls its handler in one of them. */
export class ThroughPool implements Definer {
  readonly #executor: LocalExecutor
  readonly #caller: Caller

  constructor(executor: LocalExecutor, caller: Caller) {
    this.#executor = executor
    this.#caller = caller
  }

  bindPayload(
    name: string,
    _handler: TaskHandler<unknown>,
    payload: unknown,
    options: TaskOptions,
  ): LocalTask {
    const task: LocalTask = this.#executor.bind(
      name,
      (context) => runInThread(task, payload, context, this.#caller),
      options,
    )
    return task
  }

  enqueue(task: BoundTask, options: EnqueueOptions): Promise<void> {
    return this.#executor.enqueue(task, options)
  }

  runInline(task: BoundTask): Promise<unknown> {
    return this.#executor.runInline(task)
  }
}

/** A task that was bound in a thread. */
export interface BoundInThread extends BoundTask {
  readonly handler: TaskHandler<unknown>
  readonly payload: unknown
  readonly options: TaskOptions
}

/** In a thread: a bound task can be handed over with `task.after()` or called, but not accepted. */
export class InThread implements Definer {
  readonly #face: TaskExecutor
  readonly #executor: LocalExecutor

  constructor(face: TaskExecutor, executor: LocalExecutor) {
    this.#face = face
    this.#executor = executor
  }

  bindPayload(
    name: string,
    handler: TaskHandler<unknown>,
    payload: unknown,
    options: TaskOptions,
  ): BoundInThread {
    const executor = this.#face
    return { [BOUND_TASK]: true, id: newTaskId(), name, executor, handler, payload, options }
  }

  async enqueue({ name }: BoundTask): Promise<void> {
    throw new Error(`task "${name}" cannot be enqueued in a thread: use task.after(), or run()`)
  }

  runInline(task: BoundTask): Promise<unknown> {
    const { name, handler, payload, options } = task as BoundInThread
    return this.#executor.runInline(this.#executor.bindPayload(name, handler, payload, options))
  }
}
