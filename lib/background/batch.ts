import {
  type AcceptOptions,
  type AfterResponseExecutor,
  type BeforeResponseExecutor,
  type BoundTask,
  type Executor,
  isBoundTask,
} from './task/executor'
import type { Outcome } from './task/task-info'
import { TaskRefusedError } from './task/task-refused-error'

/** How long queues may take to store tasks, in milliseconds, where nobody says. */
export const ACCEPT_TIMEOUT = 5_000

/** For executors of this process, whose `accept` ends before anything could abort it. */
export const NEVER_ABORTED: AbortSignal = new AbortController().signal

/** The background of one response: tasks and batches of tasks, and how they go together. */
export interface Batch {
  readonly steps: readonly (BoundTask | Batch)[]
  readonly stopOnError: boolean
  readonly concurrency: number
}

function tasksOf(step: BoundTask | Batch): BoundTask[] {
  return isBoundTask(step) ? [step] : step.steps.flatMap(tasksOf)
}

/** Whether a queue must store some of the tasks before the response is sent. */
export function storesTasks(batch: Batch): boolean {
  return tasksOf(batch).some((task) => task.executor.accepts === 'before-response')
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
  const reserved: [AfterResponseExecutor, BoundTask[]][] = []
  try {
    for (const [executor, tasks] of byExecutor(tasksOf(batch))) {
      if (executor.accepts !== 'after-response') continue
      executor.accept(tasks, options)
      reserved.push([executor, tasks])
    }
  } catch (error) {
    for (const [executor, tasks] of reserved) executor.release(tasks)
    throw error
  }
}

/** Has queues store their tasks. `undefined` if there are none. */
export function storeTasks(batch: Batch, options: AcceptOptions): Promise<void> | undefined {
  const stores: [BeforeResponseExecutor, BoundTask[]][] = []
  for (const [executor, tasks] of byExecutor(tasksOf(batch))) {
    if (executor.accepts === 'before-response') stores.push([executor, tasks])
  }
  return stores.length > 0 ? storeAll(stores, options) : undefined
}

function byExecutor(tasks: readonly BoundTask[]): Map<Executor, BoundTask[]> {
  const groups = new Map<Executor, BoundTask[]>()
  for (const task of tasks) {
    const group = groups.get(task.executor)
    if (group) group.push(task)
    else groups.set(task.executor, [task])
  }
  return groups
}

async function storeAll(
  stores: readonly [BeforeResponseExecutor, BoundTask[]][],
  options: AcceptOptions,
): Promise<void> {
  const stored: BoundTask[] = []
  for (const [executor, tasks] of stores) {
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
  for (const [executor, tasks] of byExecutor(tasksOf(batch))) {
    if (executor.accepts === 'after-response') executor.release(tasks, reason)
  }
}

/**
 * Runs what was accepted to run after the response. Resolves to whether all of it completed.
 *
 * @param report is told of an executor that throws, which none should: the tasks behind still run.
 */
export async function runBatch(
  batch: Batch,
  outcome: Outcome | undefined,
  report: (error: unknown) => void,
): Promise<boolean> {
  const steps = batch.steps.values()
  let completed = true
  const work = async () => {
    for (const step of steps) {
      try {
        if (batch.stopOnError && !completed) releaseStep(step)
        else if (!(await runStep(step, outcome, report))) completed = false
      } catch (error) {
        completed = false
        report(error)
      }
    }
  }
  const workers = Math.min(batch.concurrency, batch.steps.length)
  await Promise.all(Array.from({ length: workers }, work))
  return completed
}

async function runStep(
  step: BoundTask | Batch,
  outcome: Outcome | undefined,
  report: (error: unknown) => void,
): Promise<boolean> {
  if (!isBoundTask(step)) return runBatch(step, outcome, report)
  const { executor } = step
  if (executor.accepts === 'before-response') return true
  const end = await executor.run(step, outcome)
  return end === 'completed' || end === 'delayed'
}

function releaseStep(step: BoundTask | Batch): void {
  releaseBatch(
    { steps: [step], stopOnError: false, concurrency: 1 },
    'a task before it did not complete',
  )
}
