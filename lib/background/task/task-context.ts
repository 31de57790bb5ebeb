import type { Outcome } from './task-info'

/** What a running task knows about itself. */
export interface TaskContext {
  readonly id: string
  readonly name: string
  /**
   * Aborted when the task is cancelled and when a drain has waited long enough; not when the client
   * leaves. Pass it on to what can be stopped: `request(url, { signal: task.signal })`.
   */
  readonly signal: AbortSignal
  /** How the response ended, or `undefined` where there was none, or it was another process's. */
  readonly outcome: Outcome | undefined
  /** 1 for the first try. */
  readonly attempt: number
}
