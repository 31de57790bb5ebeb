import type { DrainOptions } from '../task/drain-options'
import type { DrainReport, TaskInfo, UnfinishedTask } from '../task/task-info'
import { resolvesWithin } from '../timers/time-limit'
import type { LocalTask } from './local-task'
import type { TaskRegistry } from './task-registry'

/** The one drain of a runner: before it begins, it accepts all tasks and has no deadline. */
export class Drain {
  /** What the runner still accepts; `'nested work'` is what running tasks hand over. */
  accepts: 'all' | 'nested work' | 'nothing' = 'all'
  /** The time when `grace` is over: the drain waits for no task that would start later. */
  deadline = Number.POSITIVE_INFINITY
  readonly #registry: TaskRegistry
  /** The tasks that it aborted, each as it was then. */
  readonly #aborted = new Map<LocalTask, TaskInfo>()
  #report: Promise<DrainReport> | undefined

  constructor(registry: TaskRegistry) {
    this.#registry = registry
  }

  /** Waits for tasks, aborts the rest, waits for those. A second call gives the first one's report. */
  start(times: Required<DrainOptions>): Promise<DrainReport> {
    this.#report ??= this.#run(times)
    return this.#report
  }

  /** Aborts a task that runs, and drops one that waits: it will not complete in time. */
  abort(task: LocalTask): void {
    if (!this.#aborted.has(task)) this.#aborted.set(task, task.info())
    task.stop(new DOMException('the server is shutting down', 'AbortError'), 'drain')
    if (task.state === 'waiting') this.#registry.end(task, 'cancelled')
  }

  async #run({ grace, abortGrace }: Required<DrainOptions>): Promise<DrainReport> {
    const registry = this.#registry
    const deadline = Date.now() + grace
    const before = { ...registry.counts }
    this.accepts = 'nested work'
    this.deadline = deadline
    for (const task of registry.all()) if ((task.delayedUntil ?? 0) > deadline) this.abort(task)
    let isIdle = await resolvesWithin(grace, registry.idle())
    // In the turns of promises since, the runner may have accepted more.
    while (isIdle && registry.size > 0) {
      isIdle = await resolvesWithin(Math.max(0, deadline - Date.now()), registry.idle())
    }
    this.accepts = 'nothing'
    if (!isIdle) {
      for (const task of registry.all()) this.abort(task)
      await resolvesWithin(abortGrace, registry.idle())
    }
    const lost = [...this.#aborted].filter(([task]) => task.state !== 'completed')
    const failed = registry.counts.failed - before.failed
    return {
      completed: registry.counts.completed - before.completed,
      failed: failed - lost.filter(([task]) => task.state === 'failed').length,
      unfinished: lost.map(unfinished),
    }
  }
}

function unfinished([{ attempt }, info]: readonly [LocalTask, TaskInfo]): UnfinishedTask {
  const ranFor = attempt ? (attempt.endedAt ?? Date.now()) - attempt.startedAt : 0
  return { ...info, ranFor }
}
