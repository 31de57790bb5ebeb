import { checkOptions } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { ENQUEUE_CHECKS, type EnqueueOptions } from './enqueue-options'
import { type BoundTask, TASK_DEFINITION, type TaskDefinition, type TaskHandler } from './executor'
import { jsonCopy } from './json-payload'
import { checkTaskOptions, type TaskOptions } from './task-options'

/** What an executor does with the tasks that it defines. */
export interface Definer {
  /** @param payload a copy through JSON. */
  bindPayload(
    name: string,
    handler: TaskHandler<unknown>,
    payload: unknown,
    options: TaskOptions,
  ): BoundTask
  /** Starts or stores a task from anywhere. */
  enqueue(task: BoundTask, options: EnqueueOptions): Promise<void>
  /** Calls the handler here and now. */
  runInline(task: BoundTask): Promise<unknown>
  /** Checks the options that only this executor reads. */
  checkOwnOptions?(options: TaskOptions, caller: string): void
}

/** The tasks that one executor has defined, each under a name of its own. */
export class TaskDefinitions {
  readonly #definer: Definer
  readonly #handlers = new Map<string, TaskHandler<unknown>>()
  readonly #definitions = new Map<string, TaskDefinition<unknown>>()

  constructor(definer: Definer) {
    this.#definer = definer
  }

  handlerOf(name: string): TaskHandler<unknown> | undefined {
    return this.#handlers.get(name)
  }

  get(name: string): TaskDefinition<unknown> | undefined {
    return this.#definitions.get(name)
  }

  /**
   * @throws TypeError if the name is taken or not a non-empty string, the handler not a function, or
   * an option unknown.
   */
  define<P, Result>(
    name: string,
    handler: TaskHandler<P, Result>,
    options: TaskOptions = {},
  ): TaskDefinition<P, Awaited<Result>> {
    if (typeof name !== 'string' || name === '') {
      throw new TypeError(`define() expected a name for the task, got ${describeValue(name)}`)
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`define("${name}") expected a function, got ${describeValue(handler)}`)
    }
    this.#checkOptions(options, `define("${name}")`)
    if (this.#definitions.has(name)) {
      throw new TypeError(
        `define("${name}") expected a name that is free, got one defined before: ` +
          'choose another name, or export the first definition',
      )
    }
    this.#handlers.set(name, handler as TaskHandler<unknown>)
    const definition = this.#definitionOf(name, options)
    this.#definitions.set(name, definition)
    return definition as unknown as TaskDefinition<P, Awaited<Result>>
  }

  #checkOptions(options: TaskOptions, caller: string): void {
    checkTaskOptions(options, caller)
    this.#definer.checkOwnOptions?.(options, caller)
  }

  #definitionOf(name: string, options: TaskOptions): TaskDefinition<unknown> {
    const definer = this.#definer
    const handler = this.#handlers.get(name) as TaskHandler<unknown>
    const bind = (payload: unknown) =>
      definer.bindPayload(name, handler, jsonCopy(payload, name), options)
    const methods = {
      [TASK_DEFINITION]: true,
      taskName: name,
      run: async (payload: unknown) => definer.runInline(bind(payload)),
      async enqueue(payload: unknown, options: EnqueueOptions = {}) {
        checkOptions(options, ENQUEUE_CHECKS, `task "${name}".enqueue()`)
        const task = bind(payload)
        await definer.enqueue(task, options)
        return {
          id: task.id,
          name,
          status: () => task.executor.status(task.id),
          cancel: (reason?: unknown) => task.executor.cancel(task.id, reason),
        }
      },
      with: (changed: TaskOptions) => {
        this.#checkOptions(changed, `task "${name}".with()`)
        return this.#definitionOf(name, { ...options, ...changed })
      },
    } as const
    return Object.assign(bind, methods) as unknown as TaskDefinition<unknown>
  }
}
