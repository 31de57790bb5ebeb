import type { DrainReport, TaskInfo, UnfinishedTask } from '../task/task-info'
import { resolvesWithin } from '../timers/time-limit'
import type { AcceptedTasks } from './accepted-tasks'
import type { RunOwner } from './run-task'
import type { RunnerTask } from './runner-task'
import type { TaskCounts } from './task-counts'

/** What a drain needs of its runner. */
export interface DrainOwner {
  /** Is told until when a delay makes sense, and what to do with one that does not. */
  readonly owner: Pick<RunOwner, 'deadline' | 'abandon'>
  readonly tasks: AcceptedTasks
  readonly counts: TaskCounts
  /** Ends a task that has not started. */
  drop(task: RunnerTask): void
  /** From now on not even running tasks can add any. */
  close(): void
}

/** Waits for tasks, aborts what is left, and waits for that. Names what is lost. */
export async function drainTasks(
  { owner, tasks, counts, drop, close }: DrainOwner,
  { grace, abortGrace }: { readonly grace: number; readonly abortGrace: number },
): Promise<DrainReport> {
  const deadline = Date.now() + grace
  const before = { ...counts }
  const aborted = new Map<RunnerTask, TaskInfo>()
  const abort = (task: RunnerTask) => {
    // As it was when it was told to stop.
    if (!aborted.has(task)) aborted.set(task, task.info())
    task.stop(new DOMException('the server is shutting down', 'AbortError'))
    if (task.state === 'waiting') drop(task)
  }
  // Nobody has to wait for what will not have started in time.
  owner.deadline = deadline
  owner.abandon = abort
  for (const task of tasks.all()) if ((task.delayedUntil ?? 0) > deadline) abort(task)
  let isIdle = await resolvesWithin(grace, tasks.idle())
  // In the turns of promises since, more may have been accepted.
  while (isIdle && tasks.size > 0) {
    isIdle = await resolvesWithin(Math.max(0, deadline - Date.now()), tasks.idle())
  }
  if (!isIdle) {
    close()
    for (const task of tasks.all()) abort(task)
    await resolvesWithin(abortGrace, tasks.idle())
  }
  close()
  const lost = [...aborted].filter(([task]) => task.state !== 'completed')
  return {
    completed: counts.completed - before.completed,
    failed: counts.failed - before.failed - lost.filter(([task]) => task.state === 'failed').length,
    unfinished: lost.map(unfinished),
  }
}

function unfinished([{ attempt }, info]: readonly [RunnerTask, TaskInfo]): UnfinishedTask {
  const ranFor = attempt ? (attempt.endedAt ?? Date.now()) - attempt.startedAt : 0
  return { ...info, ranFor }
}
