import { describeValue } from '../describe-value'
import { BackgroundTask } from './background-task'
import { type BackgroundItem, BackgroundTasks } from './background-tasks'
import type { Batch } from './batch'
import type { TaskRunner } from './runner/task-runner'
import { type BoundTask, isBoundTask, isTaskDefinition } from './task/executor'
import type { TaskContext } from './task/task-context'

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

/**
 * The batch that a background stands for; functions become tasks of `runner`.
 *
 * @param place for the error, as `ftResponse() expected options.background`.
 * @throws TypeError for what is no background.
 */
export function readBackground(background: Background, runner: TaskRunner, place: string): Batch {
  return {
    steps: readSteps(background, runner, place),
    stopOnError: false,
    concurrency: 1,
  }
}

function readSteps(
  background: Background,
  runner: TaskRunner,
  place: string,
): (BoundTask | Batch)[] {
  if (background === undefined || background === null || background === false) return []
  if (isBoundTask(background)) return [background]
  if (background instanceof BackgroundTask) {
    const { fn, args } = background
    return [runner.bind(fn.name, () => fn(...args))]
  }
  if (background instanceof BackgroundTasks) {
    const { tasks, stopOnError, concurrency } = background
    return [{ steps: readAll(tasks, runner, place), stopOnError, concurrency }]
  }
  if (Array.isArray(background)) return readAll(background, runner, place)
  if (typeof background === 'function' && !isTaskDefinition(background)) {
    return [runner.bind(background.name, background as (task: TaskContext) => unknown)]
  }
  throw unexpected(background, place)
}

function readAll(items: readonly Background[], runner: TaskRunner, place: string) {
  return items.flatMap((item, i) => readSteps(item, runner, `${place}[${i}]`))
}

function unexpected(value: unknown, place: string): TypeError {
  let hint = ''
  if (isTaskDefinition(value)) hint = `: call it with its payload, as ${value.taskName}(payload)`
  if (value instanceof Promise) {
    hint = ': pass the function and not its promise, as () => work()'
    // The work has begun by mistake; that it fails later must not end the process.
    value.catch(() => {})
  }
  return new TypeError(
    `${place} to be a function, BackgroundTask, BackgroundTasks or an array of these, ` +
      `got ${describeValue(value)}${hint}`,
  )
}
