import type { Job, Worker } from 'bullmq'
import type { TaskRunnerOptions } from '../../background/runner/runner-options'
import { TaskRunner } from '../../background/runner/task-runner'
import type { DrainOptions } from '../../background/task/drain-options'
import type { BoundTask } from '../../background/task/executor'
import type { TaskContext } from '../../background/task/task-context'
import type { DrainReport, FailedTask } from '../../background/task/task-info'
import { resolvesWithin } from '../../background/timers/time-limit'
import { CANCELLED, FOR_USER } from './job-snapshot'
import { JobTask } from './job-task'
import { requireBullmq } from './store'
import { isOurs, type JobData } from './stored-job'

export type Handler = (payload: never, task: TaskContext) => unknown

/** How long the store may take to let go, in milliseconds. */
const PATIENCE = 2_000

/** Runs the jobs of a queue as tasks of this process: with the runner's timeouts, signals, channels. */
export class JobWorker {
  readonly runner: TaskRunner
  readonly #handlers: ReadonlyMap<string, Handler>
  readonly #jobs = new Map<string, Job<JobData>>()
  #isDraining = false
  /** Whether there are jobs that BullMQ would wait for. */
  #hasLeft = false
  #worker: Worker | undefined

  constructor(handlers: ReadonlyMap<string, Handler>, { onError, ...options }: TaskRunnerOptions) {
    this.#handlers = handlers
    this.runner = new QueueRunner({
      ...options,
      onError: (error, task) => onError?.(error, task && this.#withAttempts(task)),
    })
  }

  /** @param start makes the worker of BullMQ that calls a processor. */
  start(start: (processor: (job: Job) => Promise<void>) => Worker): Worker {
    this.#worker = start((job) => this.#process(job))
    return this.#worker
  }

  async #process(job: Job): Promise<void> {
    // Taken in the moment when the drain began.
    if (this.#isDraining) await this.#leave()
    const handler = this.#handlers.get(job.name)
    if (!handler) {
      throw new Error(
        `this worker has no task "${job.name}": define it in a module that the worker imports, and ` +
          'deploy workers before what enqueues',
      )
    }
    if (!isOurs(job)) throw new Error(`job ${job.id} was not added by ft-response`)
    const task = new JobTask(this.runner, job, handler)
    this.#jobs.set(task.id, job)
    try {
      const ended = task.ended()
      this.runner.accept([task], job.data.request ? { request: job.data.request } : {})
      this.runner.run(task, undefined)
      await ended
      await task.told()
    } finally {
      this.#jobs.delete(task.id)
    }
    if (task.state === 'completed') return
    if (this.#isDraining && task.state === 'cancelled') await this.#leave()
    throw failureOf(task)
  }

  /** Never ends as to BullMQ: when its lock has run out, another worker takes the job. */
  #leave(): Promise<never> {
    this.#hasLeft = true
    return new Promise(() => {})
  }

  /** To BullMQ each attempt is a job of its own here; the attempts are the queue's. */
  #withAttempts(task: FailedTask): FailedTask {
    const job = this.#jobs.get(task.id)
    const attempts = job?.opts.attempts ?? 1
    return { ...task, attempts, willRetry: job !== undefined && task.attempt < attempts }
  }

  /**
   * Takes no more jobs, waits for those that run, aborts the rest. What is unfinished then is run
   * again by another worker.
   */
  async drain(options: DrainOptions): Promise<DrainReport> {
    this.#isDraining = true
    // Takes no more from now on, and does not wait for those that it has.
    await resolvesWithin(PATIENCE, this.#worker?.pause(true).catch(() => {}) ?? Promise.resolve())
    const report = await this.runner.drain(options)
    await this.#close(report.unfinished.length > 0 || this.#hasLeft)
    return report
  }

  /** @param force not to wait for jobs: those that hang would keep the worker for ever. */
  async #close(force: boolean): Promise<void> {
    const worker = this.#worker
    if (
      !worker ||
      (await resolvesWithin(
        PATIENCE,
        worker.close(force).catch(() => {}),
      ))
    )
      return
    // The store is down, or came back just now; and may keep this waiting as well.
    await resolvesWithin(
      PATIENCE,
      worker.disconnect().catch(() => {}),
    )
    // What renews locks goes on, and keeps the process, as long as close() waits.
    const { lockManager } = worker as unknown as { lockManager?: { close(): Promise<void> } }
    await lockManager?.close()
  }
}

/** Functions cannot follow a job: they would be lost with this process. */
class QueueRunner extends TaskRunner {
  override bind(name: string): BoundTask {
    throw new TypeError(
      `task.after() expected, in a queue's worker, defined tasks, got the function "${name}"`,
    )
  }
}

/** What tells BullMQ how a task has failed. */
function failureOf(task: JobTask): Error {
  const { UnrecoverableError } = requireBullmq()
  if (task.message !== undefined) return new UnrecoverableError(FOR_USER + task.message)
  if (task.state === 'cancelled') {
    return new UnrecoverableError(CANCELLED + String(task.stopped?.reason))
  }
  return task.error instanceof Error ? task.error : new Error(String(task.error))
}
