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
  /** When its last attempt started. */
  readonly startedAt: number | undefined
  /** The number of its last attempt; 0 before the first. */
  readonly attempt: number
  /** How many attempts it has in all. */
  readonly attempts: number
  /** If it waits for a delay or for its next attempt: until when. */
  readonly delayedUntil: number | undefined
  /** Whether its last attempt has been told to stop, for it took too long, and still runs. */
  readonly timedOut: boolean
  readonly request: RequestInfo | undefined
  readonly outcome: Outcome | undefined
}

/** A task of which an attempt failed. */
export interface FailedTask extends TaskInfo {
  /** Whether another attempt follows. */
  readonly willRetry: boolean
}

/** What has become of a task, to be shown to a user. Times are in milliseconds since 1970. */
export interface TaskSnapshot {
  readonly id: string
  /** `unknown`: never heard of, or forgotten. */
  readonly state: 'waiting' | 'running' | TaskEnd | 'unknown'
  readonly name?: string
  readonly acceptedAt?: number
  readonly startedAt?: number
  readonly endedAt?: number
  /** What the task said last with `task.progress(value)`. */
  readonly progress?: unknown
  /** The last 100 lines of `task.log(line)`. */
  readonly log?: readonly string[]
  /** What `task.fail(message)` said. The messages of other errors are not for users. */
  readonly message?: string
}

/**
 * `cancelled`: it will not start. `requested`: it runs, and its `signal` was aborted. `unsupported`:
 * the executor cannot stop it. `unknown`: there is no such task, or it has ended.
 */
export type CancelResult = 'cancelled' | 'requested' | 'unsupported' | 'unknown'

/** A task whose work was lost in a drain: it never started, was stopped, or still runs. */
export interface UnfinishedTask extends TaskInfo {
  /** How long its last attempt ran, in milliseconds; 0 if it never started. */
  readonly ranFor: number
}

/** What became of the tasks during a drain. */
export interface DrainReport {
  readonly completed: number
  readonly failed: number
  readonly unfinished: readonly UnfinishedTask[]
}
