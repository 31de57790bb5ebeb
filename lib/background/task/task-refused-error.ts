import type { BoundTask } from './executor'

/** Work that could not be accepted. Carries `status: 503`, so that Express answers with it. */
export class TaskRefusedError extends Error {
  override readonly name = 'TaskRefusedError'
  readonly status = 503
  /** Ids of tasks of the same response that had been stored before: they will run. */
  readonly stored: readonly string[]

  constructor(
    refused: readonly BoundTask[],
    options: {
      readonly cause?: unknown
      readonly stored?: readonly BoundTask[]
      readonly why?: string
    },
  ) {
    const {
      cause,
      stored = [],
      why = cause instanceof Error ? cause.message : String(cause),
    } = options
    const others = stored.length > 0 ? `; already stored, and going to run: ${listed(stored)}` : ''
    super(`${listed(refused)} was not accepted: ${why}${others}`, { cause })
    this.stored = stored.map((task) => task.id)
  }
}

function listed(tasks: readonly BoundTask[]): string {
  return tasks.map((task) => `"${task.name}" (${task.id})`).join(', ')
}
