import { checkOptions } from '../../checks/check-options'
import { describeValue } from '../../checks/describe-value'
import { ENQUEUE_CHECKS, type EnqueueOptions } from './enqueue-options'
import { type BoundTask, TASK_DEFINITION, type TaskDefinition } from './executor'
import { jsonCopy } from './json-payload'
import type { TaskContext } from './task-context'
import { checkTaskOptions, type TaskOptions } from './task-options'

type Handler<P, Result> = (payload: P, task: TaskContext) => Result

/** What an executor does with a definition of its own. */
interface Definer<P> {
  /** @param payload has been through JSON. */
  bind(payload: P, options: TaskOptions): BoundTask
  enqueue(task: BoundTask, options: EnqueueOptions): Promise<void>
  /** Calls the handler here and now. */
  run(task: BoundTask): Promise<unknown>
}

/**
 * The {@link TaskDefinition} of a handler, alike for every executor.
 *
 * @throws TypeError if the name is not a non-empty string, the handler not a function, or an option
 * unknown.
 */
export function defineTask<P, Result>(
  name: string,
  handler: Handler<P, Result>,
  options: TaskOptions,
  definer: Definer<P>,
): TaskDefinition<P, Awaited<Result>> {
  if (typeof name !== 'string' || name === '') {
    throw new TypeError(`define() expected a name for the task, got ${describeValue(name)}`)
  }
  if (typeof handler !== 'function') {
    throw new TypeError(`define("${name}") expected a function, got ${describeValue(handler)}`)
  }
  checkTaskOptions(options, `define("${name}")`)
  return definitionWith(name, options, definer)
}

function definitionWith<P, Result>(
  name: string,
  options: TaskOptions,
  definer: Definer<P>,
): TaskDefinition<P, Result> {
  const bind = (payload: unknown) => definer.bind(jsonCopy(payload as P, name), options)
  const definition = {
    [TASK_DEFINITION]: true,
    taskName: name,
    run: async (payload: unknown) => definer.run(bind(payload)),
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
    with(changed: TaskOptions): TaskDefinition<P, Result> {
      checkTaskOptions(changed, `task "${name}".with()`)
      return definitionWith(name, { ...options, ...changed }, definer)
    },
  } as const
  return Object.assign(bind, definition) as unknown as TaskDefinition<P, Result>
}
