import type { Queue } from 'bullmq'
import type { TaskSnapshot } from '../../background/task/task-info'
import { isOurs } from './stored-job'

/** How the `failedReason` of a job begins if it failed for no error. */
export const FOR_USER = 'UserFacingError: '
export const CANCELLED = 'cancelled: '

/** The snapshot of a task from its job; `unknown` if there is none, or other code added it. */
export async function snapshotOf(id: string, queue: Queue): Promise<TaskSnapshot> {
  // The state first: the job and its lines are then at least as new.
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
    // 0 is BullMQ's own initial progress.
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
