import { type BoundTask, isBoundTask } from '../task/executor'
import {
  type AcceptOptions,
  type BeforeResponseSeam,
  type ExecutorSeam,
  seamOf,
} from '../task/executor-seam'
import { TaskRefusedError } from '../task/task-errors'

/** How long a queue may take to store tasks, in milliseconds, unless `createFt()` says otherwise. */
export const ACCEPT_TIMEOUT = 5_000

/** For runners of this process: their `accept` returns before anything could abort it. */
export const NEVER_ABORTED: AbortSignal = new AbortController().signal

/** Tasks of one executor. */
interface Group<Seam extends ExecutorSeam = ExecutorSeam> {
  readonly seam: Seam
  readonly tasks: readonly BoundTask[]
}

/** The background of one response: tasks and batches of tasks, and how they go together. */
export class Batch {
  readonly steps: readonly (BoundTask | Batch)[]
  /** Whether the first task that fails stops the next ones from starting. */
  readonly stopOnError: boolean
  /** How many of the steps run at a time. */
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

  /** Whether a queue must store some of the tasks before the response is sent. */
  get needsStore(): boolean {
    return this.steps.some((step) =>
      isBoundTask(step) ? seamOf(step).accepts === 'before-response' : step.needsStore,
    )
  }

  /**
   * Has every task accepted by its executor: first reserves places, then stores tasks. Synchronous
   * unless there is something to store.
   *
   * @throws what an executor throws; no place stays reserved then. Tasks that another queue stored
   * before stay stored, and the error names them.
   */
  accept(options: AcceptOptions): void | Promise<void> {
    this.reserve(options)
    return this.store(options)?.catch((error) => {
      this.release()
      throw error
    })
  }

  /** Reserves a place for each task that runs after the response, or for none. */
  reserve(options: AcceptOptions): void {
    const groups = this.#groups()
    let reserved = 0
    try {
      for (const { seam, tasks } of groups) {
        if (seam.accepts === 'after-response') seam.accept(tasks, options)
        reserved++
      }
    } catch (error) {
      releaseAll(groups.slice(0, reserved))
      throw error
    }
  }

  /** Has queues store their tasks. `undefined` if there are none. */
  store(options: AcceptOptions): Promise<void> | undefined {
    return this.needsStore ? storeAll(this.#groups().filter(isOfQueue), options) : undefined
  }

  /** Gives back the places of all tasks that would have run after the response. */
  release(reason?: string): void {
    releaseAll(this.#groups(), reason)
  }

  #groups(): readonly Group[] {
    const [first] = this.steps
    // Most backgrounds are one task.
    if (this.steps.length === 1 && isBoundTask(first)) {
      return [{ seam: seamOf(first), tasks: [first] }]
    }
    const groups = new Map<ExecutorSeam, BoundTask[]>()
    for (const task of this.#tasks()) {
      const seam = seamOf(task)
      const group = groups.get(seam)
      if (group) group.push(task)
      else groups.set(seam, [task])
    }
    return [...groups].map(([seam, tasks]) => ({ seam, tasks }))
  }

  #tasks(): readonly BoundTask[] {
    return this.steps.flatMap((step) => (isBoundTask(step) ? [step] : step.#tasks()))
  }
}

function releaseAll(groups: readonly Group[], reason?: string): void {
  for (const { seam, tasks } of groups) {
    if (seam.accepts === 'after-response') seam.release(tasks, reason)
  }
}

function isOfQueue(group: Group): group is Group<BeforeResponseSeam> {
  return group.seam.accepts === 'before-response'
}

async function storeAll(
  groups: readonly Group<BeforeResponseSeam>[],
  options: AcceptOptions,
): Promise<void> {
  const stored: BoundTask[] = []
  for (const { seam, tasks } of groups) {
    try {
      await untilAborted(seam.accept(tasks, options), options.signal)
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
