import { describeValue } from '../../describe-value'
import { type BoundTask, TASK_DEFINITION, type TaskDefinition } from './executor'
import { throughJson } from './json-payload'
import type { TaskContext } from './task-context'

type Handler<P> = (payload: P, task: TaskContext) => unknown

/** What an executor does with a definition of its own. */
interface Definer<P> {
  /** @param payload has been through JSON. */
  bind(payload: P): BoundTask
  enqueue(task: BoundTask): Promise<void>
}

/**
 * The {@link TaskDefinition} of a handler, alike for every executor.
 *
 * @throws TypeError if the name is not a non-empty string, or the handler not a function.
 */
export function defineTask<P>(
  name: string,
  handler: Handler<P>,
  { bind, enqueue }: Definer<P>,
): TaskDefinition<P> {
  if (typeof name !== 'string' || name === '') {
    throw new TypeError(`define() expected a name for the task, got ${describeValue(name)}`)
  }
  if (typeof handler !== 'function') {
    throw new TypeError(`define("${name}") expected a function, got ${describeValue(handler)}`)
  }
  const bindPayload = (payload: unknown) => bind(throughJson(payload as P, name))
  const definition = {
    [TASK_DEFINITION]: true,
    taskName: name,
    async run(payload: unknown) {
      return handler(throughJson(payload as P, name), contextOfRun(bindPayload(payload)))
    },
    async enqueue(payload: unknown) {
      const task = bindPayload(payload)
      await enqueue(task)
      return {
        id: task.id,
        name,
        status: () => task.executor.status(task.id),
        cancel: (reason?: unknown) => task.executor.cancel(task.id, reason),
      }
    },
  } as const
  return Object.assign(bindPayload, definition) as TaskDefinition<P>
}

/** Called directly, a handler follows no response, and nobody stops it. */
function contextOfRun({ id, name }: BoundTask): TaskContext {
  return { id, name, signal: new AbortController().signal, outcome: undefined, attempt: 1 }
}
