import type { Backoff } from 'ft-response'
import type { TaskRecord } from './journal'

/** When a task that failed is tried again, unless it has to wait for a slot. */
export function nextAttemptAt(task: TaskRecord): number {
  const { number, endedAt = 0 } = task.attempts.at(-1) as TaskRecord['attempts'][number]
  return endedAt + backoffAfter(task, number)
}

/** How long a task waits after so many attempts have failed. */
export function backoffAfter({ spec: { options } }: TaskRecord, attempts: number): number {
  const backoff = (options.backoff ?? 0) as number | Backoff
  return typeof backoff === 'number' ? backoff : backoff.delay * 2 ** (attempts - 1)
}
