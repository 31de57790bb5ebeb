import { describeValue } from '../../checks/describe-value'
import type { Background } from '../task/background'
import { BackgroundTask } from '../task/background-task'
import { BackgroundTasks } from '../task/background-tasks'
import { type BoundTask, isBoundTask, isTaskDefinition } from '../task/executor'
import type { TaskContext } from '../task/task-context'
import type { TaskOptions } from '../task/task-options'
import { Batch } from './batch'

/** Makes tasks of functions. */
export interface Binder {
  /** A task that calls a function. */
  bind(name: string, call: (task: TaskContext) => unknown, options?: TaskOptions): BoundTask
}

/**
 * Makes the batch of a background. Functions become tasks of `binder`.
 *
 * @param place how the error begins, as `ftResponse() expected options.background`.
 * @throws TypeError for a value that is no background.
 */
export function readBackground(background: Background, binder: Binder, place: string): Batch {
  return new Batch(readSteps(background, binder, place))
}

function readSteps(background: Background, binder: Binder, place: string): (BoundTask | Batch)[] {
  if (background === undefined || background === null || background === false) return []
  if (isBoundTask(background)) return [background]
  if (background instanceof BackgroundTask) {
    const { fn, args, options } = background
    return [binder.bind(fn.name, () => fn(...args), options)]
  }
  if (background instanceof BackgroundTasks) {
    return [new Batch(readAll(background.tasks, binder, place), background)]
  }
  if (Array.isArray(background)) return readAll(background, binder, place)
  if (typeof background === 'function' && !isTaskDefinition(background)) {
    return [binder.bind(background.name, background as (task: TaskContext) => unknown)]
  }
  throw unexpected(background, place)
}

function readAll(items: readonly Background[], binder: Binder, place: string) {
  return items.flatMap((item, i) => readSteps(item, binder, `${place}[${i}]`))
}

function unexpected(value: unknown, place: string): TypeError {
  let hint = ''
  if (isTaskDefinition(value)) hint = `: call it with its payload, as ${value.taskName}(payload)`
  if (value instanceof Promise) {
    hint = ': pass the function and not its promise, as () => work()'
    // The caller has started the work by mistake. Its rejection must not end the process.
    value.catch(() => {})
  }
  return new TypeError(
    `${place} to be a function, BackgroundTask, BackgroundTasks or an array of these, ` +
      `got ${describeValue(value)}${hint}`,
  )
}
