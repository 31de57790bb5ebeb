import type { Job, Worker } from 'bullmq'
import { LocalExecutor } from '../../background/runner/local-executor'
import type { TaskRunnerOptions } from '../../background/runner/runner-options'
import type { DrainOptions } from '../../background/task/drain-options'
import type { TaskExecutor } from '../../background/task/executor'
import type { TaskDefinitions } from '../../background/task/task-definitions'
import type { DrainReport } from '../../background/task/task-info'
import { resolvesWithin } from '../../background/timers/time-limit'
import { CANCELLED, FOR_USER } from './job-snapshot'
import { JobTask } from './job-task'
import { requireBullmq } from './store'
import { isOurs } from './stored-job'

/** How long the store may take to close, in milliseconds. */
const CLOSE_TIMEOUT = 2_000

/** Runs the jobs of a queue as tasks of this process: with its timeouts, signals and channels. */
export class JobWorker {
  readonly executor: LocalExecutor
  readonly #face: TaskExecutor
  readonly #definitions: TaskDefinitions
  #isDraining = false
  /** Whether there are jobs that BullMQ would wait for. */
  #hasLeft = false
  #worker: Worker | undefined

  constructor(face: TaskExecutor, definitions: TaskDefinitions, options: TaskRunnerOptions) {
    this.#face = face
    this.#definitions = definitions
    this.executor = new WorkerExecutor(face, options)
  }

  /** @param start makes the worker of BullMQ that calls a processor. */
  start(start: (processor: (job: Job) => Promise<void>) => Worker): Worker {
    this.#worker = start((job) => this.#process(job))
    return this.#worker
  }

  async #process(job: Job): Promise<void> {
    // BullMQ took it at the moment when the drain began.
    if (this.#isDraining) await this.#leave()
    const handler = this.#definitions.handlerOf(job.name)
    if (!handler) {
      throw new Error(
        `this worker has no task "${job.name}": define it in a module that the worker imports, and ` +
          'deploy workers before what enqueues',
      )
    }
    if (!isOurs(job)) throw new Error(`job ${job.id} was not added by ft-response`)
    const task = new JobTask(this.#face, job, handler)
    const ended = task.ended()
    this.executor.accept([task], job.data.request ? { request: job.data.request } : {})
    this.executor.start(task, undefined)
    await ended
    await task.written()
    if (task.state === 'completed') return
    if (task.state === 'cancelled' && task.stopped?.by === 'drain') await this.#leave()
    throw failureOf(task)
  }

  /** Never returns to BullMQ: when the lock of the job expires, another worker takes it. */
  #leave(): Promise<never> {
    this.#hasLeft = true
    return new Promise(() => {})
  }

  /**
   * Takes no more jobs, waits for those that run, aborts the rest. Another worker runs the unfinished
   * ones again.
   */
  async drain(times: Required<DrainOptions>): Promise<DrainReport> {
    this.#isDraining = true
    // Takes no more from now on, and does not wait for those that it has.
    const paused = this.#worker?.pause(true).catch(() => {})
    await resolvesWithin(CLOSE_TIMEOUT, paused ?? Promise.resolve())
    const report = await this.executor.drain.start(times)
    await this.#close(report.unfinished.length > 0 || this.#hasLeft)
    return report
  }

  /** @param force not to wait for jobs: those that hang would keep the worker for ever. */
  async #close(force: boolean): Promise<void> {
    const worker = this.#worker
    if (!worker) return
    const closed = worker.close(force).catch(() => {})
    if (await resolvesWithin(CLOSE_TIMEOUT, closed)) return
    // The store is down, or came back just now, and may keep this waiting as well.
    await resolvesWithin(
      CLOSE_TIMEOUT,
      worker.disconnect().catch(() => {}),
    )
    // The timer that renews locks keeps the process for as long as close() waits.
    const { lockManager } = worker as unknown as { lockManager?: { close(): Promise<void> } }
    await lockManager?.close()
  }
}

/** Functions cannot follow a job: they would be lost with this process. */
class WorkerExecutor extends LocalExecutor {
  override bind(name: string): never {
    throw new TypeError(
      `task.after() expected, in a queue's worker, defined tasks, got the function "${name}"`,
    )
  }
}

/** The error that tells BullMQ how a task has failed, and whether `next-attempt.ts` grants another attempt. */
function failureOf(task: JobTask): Error {
  const { UnrecoverableError } = requireBullmq()
  if (task.message !== undefined) return new UnrecoverableError(FOR_USER + task.message)
  if (task.state === 'cancelled') {
    return new UnrecoverableError(CANCELLED + String(task.stopped?.reason))
  }
  const error = task.error instanceof Error ? task.error : new Error(String(task.error))
  if (task.isTriedAgain) return error
  const { message, stack } = error
  return Object.assign(new UnrecoverableError(message), { stack, cause: error })
}
