import { BackgroundTask } from './background-task'
import { type BackgroundItem, BackgroundTasks } from './background-tasks'
import { isBoundTask } from './executor'

/**
 * Work after a response: a function, a {@link BackgroundTask}, a {@link BackgroundTasks}, a defined task
 * with its payload, or an array of these, which run in order. `undefined`, `null` and `false` mean no
 * work: `background: user && mail(user)`.
 */
export type Background = BackgroundItem | false | null | undefined | readonly Background[]

/** Whether a value looks like a background. What an array holds is checked later. */
export function isBackground(value: unknown): value is Background {
  return (
    typeof value === 'function' ||
    Array.isArray(value) ||
    value instanceof BackgroundTask ||
    value instanceof BackgroundTasks ||
    isBoundTask(value)
  )
}
