import type { Job, JobsOptions } from 'bullmq'
import { BOUND_TASK, type BoundTask } from '../../background/task/executor'
import type { RequestInfo } from '../../background/task/task-info'
import type { TaskOptions } from '../../background/task/task-options'

/** The data of a job. `ft` is its version, and marks it as a job of this package. */
export interface JobData {
  readonly ft: 1
  readonly payload: unknown
  readonly timeout: number | undefined
  readonly request: RequestInfo | undefined
}

/** A bound task that is to be stored. */
export interface QueuedTask extends BoundTask {
  readonly [BOUND_TASK]: true
  readonly payload: unknown
  readonly options: TaskOptions
}

const HOUR = 60 * 60

/** The job of a task, as BullMQ's `addBulk()` takes it. */
export function jobOf(
  { id, name, payload, options }: QueuedTask,
  request: RequestInfo | undefined,
): { name: string; data: JobData; opts: JobsOptions } {
  const { timeout, attempts, backoff, delay, bullmq } = options
  return {
    name,
    data: { ft: 1, payload, timeout, request },
    opts: {
      // By age, not by number: counting the jobs doubles the work on PostgreSQL.
      removeOnComplete: { age: HOUR },
      removeOnFail: { age: 7 * 24 * HOUR },
      keepLogs: 100,
      ...(bullmq as JobsOptions | undefined),
      jobId: id,
      ...(attempts !== undefined && { attempts }),
      ...(backoff !== undefined && { backoff }),
      ...(delay !== undefined && { delay }),
    },
  }
}

/** What BullMQ's `upsertJobScheduler()` takes. BullMQ chooses the ids and times of its jobs. */
export interface JobTemplate {
  /** The name of the task. */
  readonly name: string
  /** The payload, as this package stores it. */
  readonly data: unknown
  /** The options of its jobs. */
  readonly opts: Omit<JobsOptions, 'jobId' | 'delay' | 'repeat' | 'deduplication'>
}

export function templateOf(task: QueuedTask): JobTemplate {
  const { name, data, opts } = jobOf(task, undefined)
  const { jobId, delay, ...template } = opts
  return { name, data, opts: template }
}

/** Whether this package added a job. */
export function isOurs(job: Job): job is Job<JobData> {
  return (job.data as Partial<JobData> | null)?.ft === 1
}
