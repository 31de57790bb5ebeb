/** Says to `onError` that an accepted task was not run, and why: skipped work is never silent. */
export class TaskSkippedError extends Error {
  override readonly name = 'TaskSkippedError'

  constructor(taskName: string, reason: string) {
    super(`task "${taskName}" was skipped: ${reason}`)
  }
}
