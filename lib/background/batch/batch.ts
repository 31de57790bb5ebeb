import {
  type AcceptOptions,
  type BeforeResponseExecutor,
  type BoundTask,
  type Executor,
  isBoundTask,
} from '../task/executor'
import { TaskRefusedError } from '../task/task-refused-error'

/** How long queues may take to store tasks, in milliseconds, where nobody says. */
export const ACCEPT_TIMEOUT = 5_000

/** For executors of this process, whose `accept` ends before anything could abort it. */
export const NEVER_ABORTED: AbortSignal = new AbortController().signal

/** The background of one response: tasks and batches of tasks, and how they go together. */
export class Batch {
  readonly steps: readonly (BoundTask | Batch)[]
  readonly stopOnError: boolean
  readonly concurrency: number

  constructor(
    steps: readonly (BoundTask | Batch)[],
    {
      stopOnError = false,
      concurrency = 1,
    }: Partial<Pick<Batch, 'stopOnError' | 'concurrency'>> = {},
  ) {
    this.steps = steps
    this.stopOnError = stopOnError
    this.concurrency = concurrency
  }
}

/** Whether a queue must store some of the tasks before the response is sent. */
export function storesTasks({ steps }: Batch): boolean {
  return steps.some((step) =>
    isBoundTask(step) ? step.executor.accepts === 'before-response' : storesTasks(step),
  )
}

/** Tasks of one executor. */
interface Group<E extends Executor = Executor> {
  readonly executor: E
  readonly tasks: readonly BoundTask[]
}

function groupsOf({ steps }: Batch): readonly Group[] {
  const [first] = steps
  // Most backgrounds are one task.
  if (steps.length === 1 && isBoundTask(first)) {
    return [{ executor: first.executor, tasks: [first] }]
  }
  const groups = new Map<Executor, BoundTask[]>()
  for (const task of steps.flatMap(tasksOf)) {
    const group = groups.get(task.executor)
    if (group) group.push(task)
    else groups.set(task.executor, [task])
  }
  return [...groups].map(([executor, tasks]) => ({ executor, tasks }))
}

function tasksOf(step: BoundTask | Batch): BoundTask[] {
  return isBoundTask(step) ? [step] : step.steps.flatMap(tasksOf)
}

/**
 * Has every task accepted by its executor: places are reserved first, then tasks are stored.
 * Synchronous unless there is something to store.
 *
 * @throws what an executor throws; no place stays reserved then. Tasks that another queue had
 * stored before stay stored, and the error names them.
 */
export function acceptBatch(batch: Batch, options: AcceptOptions): void | Promise<void> {
  reservePlaces(batch, options)
  return storeTasks(batch, options)?.catch((error) => {
    releaseBatch(batch)
    throw error
  })
}

/** Reserves a place for each task that runs after the response, or for none. */
export function reservePlaces(batch: Batch, options: AcceptOptions): void {
  const groups = groupsOf(batch)
  let reserved = 0
  try {
    for (const { executor, tasks } of groups) {
      if (executor.accepts === 'after-response') executor.accept(tasks, options)
      reserved++
    }
  } catch (error) {
    release(groups.slice(0, reserved))
    throw error
  }
}

/** Has queues store their tasks. `undefined` if there are none. */
export function storeTasks(batch: Batch, options: AcceptOptions): Promise<void> | undefined {
  return storesTasks(batch) ? storeAll(groupsOf(batch).filter(isStored), options) : undefined
}

function isStored(group: Group): group is Group<BeforeResponseExecutor> {
  return group.executor.accepts === 'before-response'
}

async function storeAll(
  groups: readonly Group<BeforeResponseExecutor>[],
  options: AcceptOptions,
): Promise<void> {
  const stored: BoundTask[] = []
  for (const { executor, tasks } of groups) {
    try {
      await untilAborted(executor.accept(tasks, options), options.signal)
    } catch (cause) {
      throw new TaskRefusedError(tasks, { cause, stored })
    }
    stored.push(...tasks)
  }
}

/** A queue that does not answer must not hold the request for ever. */
function untilAborted(accepting: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    accepting.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Gives back the places of all tasks that would have run after the response. */
export function releaseBatch(batch: Batch, reason?: string): void {
  release(groupsOf(batch), reason)
}

function release(groups: readonly Group[], reason?: string): void {
  for (const { executor, tasks } of groups) {
    if (executor.accepts === 'after-response') executor.release(tasks, reason)
  }
}
