/** How a response ended: handed to the operating system, or broken off before. */
export type Outcome = 'finished' | 'aborted'

/** The request whose response a task follows, for reports. */
export interface RequestInfo {
  readonly method: string
  readonly url: string
}

/** How one task ended. */
export type TaskEnd = 'completed' | 'failed' | 'cancelled'

/** A task that has been accepted and has not ended. Times are in milliseconds since 1970. */
export interface TaskInfo {
  readonly id: string
  readonly name: string
  readonly state: 'waiting' | 'running'
  readonly acceptedAt: number
  readonly startedAt: number | undefined
  readonly request: RequestInfo | undefined
  readonly outcome: Outcome | undefined
}

/** What has become of a task. `unknown`: never heard of, or forgotten. */
export interface TaskStatus {
  readonly id: string
  readonly state: 'waiting' | 'running' | TaskEnd | 'unknown'
}

/**
 * `cancelled`: it will not start. `requested`: it runs, and its `signal` was aborted. `unsupported`:
 * the executor cannot stop it. `unknown`: there is no such task, or it has ended.
 */
export type CancelResult = 'cancelled' | 'requested' | 'unsupported' | 'unknown'

/** Times of a drain, in milliseconds. */
export interface DrainOptions {
  /** How long tasks may go on by themselves. Default: 10,000. */
  readonly grace?: number
  /** How long they may take to end after their `signal` was aborted. Default: 2,000. */
  readonly abortGrace?: number
}

/** What became of the tasks during a drain. */
export interface DrainReport {
  readonly completed: number
  readonly failed: number
  /** Work that was lost: tasks that never started, were stopped, or still run. */
  readonly unfinished: readonly TaskInfo[]
}
