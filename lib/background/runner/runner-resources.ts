import type { Binder } from '../batch/read-background'
import type { FailedTask } from '../task/task-info'
import type { Drain } from './drain'
import type { Slots } from './slots'
import type { TaskRegistry } from './task-registry'

/** What the tasks of one runner share. A `LocalExecutor` is it. */
export interface RunnerResources extends Binder {
  readonly registry: TaskRegistry
  readonly slots: Slots
  readonly drain: Drain
  readonly limits: {
    /** How long an attempt may take where the task does not say, in milliseconds. */
    readonly timeout: number
    /** How long an attempt may block the event loop before a warning, in milliseconds. */
    readonly blockThreshold: number
  }
  /** Whether tasks start without their delays: in tests of apps. */
  readonly skipsDelays: boolean
  /** Calls `onError`. */
  report(error: unknown, task: FailedTask): void
}
