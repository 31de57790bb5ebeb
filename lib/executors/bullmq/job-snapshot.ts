import type { Queue } from 'bullmq'
import type { TaskSnapshot } from '../../background/task/task-info'
import { isOurs } from './stored-job'

/** Why a job has failed, where not for an error: the beginning of what BullMQ calls `failedReason`. */
export const FOR_USER = 'UserFacingError: '
export const CANCELLED = 'cancelled: '

/** What the job of a task tells, if there is one that we made. */
export async function snapshotOf(id: string, queue: Queue): Promise<TaskSnapshot> {
  // First: what is read after it is as complete as it says.
  const state = await queue.getJobState(id)
  const [job, { logs }] = await Promise.all([queue.getJob(id), queue.getJobLogs(id, -100, -1)])
  if (!job || !isOurs(job)) return { id, state: 'unknown' }
  return {
    id,
    name: job.name,
    state: stateOf(state, job.failedReason),
    acceptedAt: job.timestamp,
    startedAt: job.processedOn,
    endedAt: job.finishedOn,
    // BullMQ's own first progress.
    progress: job.progress === 0 ? undefined : job.progress,
    log: logs,
    message: job.failedReason?.startsWith(FOR_USER)
      ? job.failedReason.slice(FOR_USER.length)
      : undefined,
  }
}

function stateOf(state: string, failedReason: string | undefined): TaskSnapshot['state'] {
  switch (state) {
    case 'active':
      return 'running'
    case 'completed':
      return 'completed'
    case 'failed':
      return failedReason?.startsWith(CANCELLED) ? 'cancelled' : 'failed'
    case 'unknown':
      return 'unknown'
    default:
      return 'waiting'
  }
}
