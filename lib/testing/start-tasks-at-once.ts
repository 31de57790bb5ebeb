import type { TaskRunner } from '../background/runner/task-runner'
import { SEAM } from '../background/task/executor-seam'

/**
 * Makes the tasks of a runner start before the end of their response: for tests that call a handler
 * with a mock, which never ends.
 *
 * @param runner a `TaskRunner` or `threads()`: what `createFt()` calls `tasks`.
 * @returns a function that makes tasks wait again.
 * @example
 * startTasksAtOnce(tasks)
 * signUp(mockRequest, mockResponse)
 * await tasks.idle()
 */
export function startTasksAtOnce(runner: TaskRunner): () => void {
  runner[SEAM].startsAtOnce = true
  return () => {
    runner[SEAM].startsAtOnce = false
  }
}
