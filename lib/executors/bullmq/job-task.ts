import type { Job } from 'bullmq'
import { RunnerTask } from '../../background/runner/runner-task'
import type { Executor } from '../../background/task/executor'
import type { TaskContext } from '../../background/task/task-context'
import type { JobData } from './stored-job'

/** One attempt of a job, as a task of this process, that tells the job how far it is. */
export class JobTask extends RunnerTask {
  readonly #job: Job<JobData>
  /** What was told: one after another, since PostgreSQL refuses two log lines at a time. */
  #told: Promise<unknown> = Promise.resolve()

  constructor(
    executor: Executor,
    job: Job<JobData>,
    handler: (payload: never, task: TaskContext) => unknown,
  ) {
    const { payload, timeout } = job.data
    const call = (task: TaskContext) => handler(payload as never, task)
    super(executor, job.name, call, timeout === undefined ? {} : { timeout }, job.id)
    this.#job = job
    this.attemptsBefore = job.attemptsMade
  }

  override setProgress(value: unknown): void {
    super.setProgress(value)
    this.#tell(() => this.#job.updateProgress(value as never))
  }

  override addLine(line: string): void {
    super.addLine(line)
    this.#tell(() => this.#job.log(line))
  }

  /** Resolves when all that the task told is stored. */
  async told(): Promise<void> {
    await this.#told
  }

  /** That it cannot be stored is no failure of the task. */
  #tell(store: () => Promise<unknown>): void {
    this.#told = this.#told.then(store).catch(() => {})
  }
}
