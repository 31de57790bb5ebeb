import { BackgroundTask } from './background-task'
import { type BackgroundItem, BackgroundTasks } from './background-tasks'
import { isBoundTask } from './executor'

/**
 * The work that follows a response: a function, a {@link BackgroundTask}, a {@link BackgroundTasks},
 * a defined task with its payload, or an array of these, run in order. `undefined`, `null` and
 * `false` mean none, so that `user && mail(user)` works.
 */
export type Background = BackgroundItem | false | null | undefined | readonly Background[]

/** What can be told from a value before anything runs. */
export function isBackground(value: unknown): value is Background {
  return (
    typeof value === 'function' ||
    Array.isArray(value) ||
    value instanceof BackgroundTask ||
    value instanceof BackgroundTasks ||
    isBoundTask(value)
  )
}
