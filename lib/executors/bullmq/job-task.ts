import type { Job } from 'bullmq'
import { LocalTask } from '../../background/runner/local-task'
import type { TaskExecutor, TaskHandler } from '../../background/task/executor'
import type { JobData } from './stored-job'

/** One attempt of a job as a task of this process. It stores progress and log lines with the job. */
export class JobTask extends LocalTask {
  readonly #job: Job<JobData>
  /** One write after another: PostgreSQL refuses two log lines at a time. */
  #written: Promise<unknown> = Promise.resolve()

  constructor(executor: TaskExecutor, job: Job<JobData>, handler: TaskHandler<unknown>) {
    const { payload, timeout } = job.data
    const { attempts = 1 } = job.opts
    const options = timeout === undefined ? { attempts } : { attempts, timeout }
    super(executor, job.name, (task) => handler(payload, task), options, job.id)
    this.#job = job
    this.attemptsBefore = job.attemptsMade
  }

  override get retriedBy(): 'queue' {
    return 'queue'
  }

  override setProgress(value: unknown): void {
    super.setProgress(value)
    this.#write(() => this.#job.updateProgress(value as never))
  }

  override addLine(line: string): void {
    super.addLine(line)
    this.#write(() => this.#job.log(line))
  }

  /** Resolves when all progress and log lines are stored. */
  async written(): Promise<void> {
    await this.#written
  }

  /** A write that fails does not make the task fail. */
  #write(store: () => Promise<unknown>): void {
    this.#written = this.#written.then(store).catch(() => {})
  }
}
