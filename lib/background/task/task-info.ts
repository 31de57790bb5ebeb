/**
 * How a response ended. `finished`: all of it was handed to the operating system, which does not mean
 * that the client received it. `aborted`: the connection closed before.
 */
export type Outcome = 'finished' | 'aborted'

/** The request whose response a task follows. */
export interface RequestInfo {
  /** As `GET`. */
  readonly method: string
  /** With the query, as the client sent it. */
  readonly url: string
}

/** How a task ended. */
export type TaskEnd = 'completed' | 'failed' | 'cancelled'

/** An accepted task that has not ended. Times are in milliseconds since 1970. */
export interface TaskInfo {
  /** A random UUID. */
  readonly id: string
  /** The name of its definition, or of its function. */
  readonly name: string
  /** `waiting`: for its response, the tasks before it, a delay, or a slot. */
  readonly state: 'waiting' | 'running'
  /** When a runner reserved its place, or a queue stored it. */
  readonly acceptedAt: number
  /** When its last attempt started; `undefined` before the first. */
  readonly startedAt: number | undefined
  /** The number of its last attempt; 0 before the first. */
  readonly attempt: number
  /** How many attempts it has in all. */
  readonly attempts: number
  /** When its delay, or the wait for its next attempt, is over; `undefined` if it waits for neither. */
  readonly delayedUntil: number | undefined
  /** Whether the running attempt has timed out. */
  readonly timedOut: boolean
  /** The request whose response it follows; `undefined` if it was enqueued. */
  readonly request: RequestInfo | undefined
  /** How that response ended; `undefined` while it is open. */
  readonly outcome: Outcome | undefined
}

/** A task with a failed attempt, or one that was skipped. */
export interface FailedTask extends TaskInfo {
  /** Whether another attempt follows. */
  readonly willRetry: boolean
}

/** What has become of a task: made to be shown to users. Times are in milliseconds since 1970. */
export interface TaskSnapshot {
  /** The id that was asked for. */
  readonly id: string
  /** `unknown`: the executor never had such a task, or has forgotten it. */
  readonly state: 'waiting' | 'running' | TaskEnd | 'unknown'
  /** The name of its definition, or of its function. */
  readonly name?: string
  /** When a runner reserved its place, or a queue stored it. */
  readonly acceptedAt?: number
  /** When its last attempt started. */
  readonly startedAt?: number
  /** When it completed, failed or was cancelled. */
  readonly endedAt?: number
  /** The value of the last `task.progress(value)`. */
  readonly progress?: unknown
  /** The last 100 lines of `task.log(line)`. */
  readonly log?: readonly string[]
  /** The message of `task.fail(message)`. Messages of other errors are not for users. */
  readonly message?: string
}

/**
 * What `cancel()` did. `cancelled`: the task will not start. `requested`: it runs, and its `signal` was
 * aborted. `unsupported`: the executor cannot reach it. `unknown`: there is no such task, or it has ended.
 */
export type CancelResult = 'cancelled' | 'requested' | 'unsupported' | 'unknown'

/** A task that a drain lost: it never started, was aborted, or still runs. */
export interface UnfinishedTask extends TaskInfo {
  /** How long its last attempt ran, in milliseconds; 0 if it never started. */
  readonly ranFor: number
}

/** What became of an executor's tasks during a drain. */
export interface DrainReport {
  /** How many tasks completed. */
  readonly completed: number
  /** How many tasks failed by themselves. */
  readonly failed: number
  /** The tasks that did not complete because the time was over. */
  readonly unfinished: readonly UnfinishedTask[]
}
