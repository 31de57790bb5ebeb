import { backoffDelay } from '../task/backoff'
import { messageForUser } from '../task/task-errors'
import type { LocalTask } from './local-task'

/** Who makes the next attempt: this runner after `wait` milliseconds, or the queue when it likes. */
export type NextAttempt =
  | { readonly by: 'runner'; readonly wait: number }
  | { readonly by: 'queue' }

/**
 * Decides whether a task is tried again after an attempt that failed or timed out: for tasks of this
 * process, and for the jobs of a queue, whose worker passes the answer on (`failureOf()` in
 * `executors/bullmq/job-worker.ts`). A queue also repeats jobs whose worker died or does not know them.
 *
 * @param error what the attempt threw, if it has thrown.
 * @param deadline of a drain.
 */
export function nextAttempt(
  task: LocalTask,
  error: unknown,
  deadline: number,
): NextAttempt | undefined {
  const { attempt, attempts, options } = task
  if (!attempt || attempt.number >= attempts || isStoppedForGood(task)) return undefined
  if (messageForUser(error) !== undefined) return undefined
  if (task.retriedBy === 'queue') return { by: 'queue' }
  const wait = backoffDelay(options.backoff, attempt.number)
  return Date.now() + wait > deadline ? undefined : { by: 'runner', wait }
}

/**
 * Whether `cancel()` or a drain has ended all retries. A drain does not for a job of a queue: another
 * worker runs it.
 */
export function isStoppedForGood({ stopped, retriedBy }: LocalTask): boolean {
  return stopped !== undefined && (stopped.by === 'cancel' || retriedBy === 'runner')
}
