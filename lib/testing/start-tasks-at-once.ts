import type { TaskRunner } from '../background/runner/task-runner'
import { SEAM } from '../background/task/executor-seam'

/**
 * From now on the tasks of a runner start when they are handed over, and do not wait for the end of
 * their response: for handlers that are called with a response that never ends, as a mock is.
 *
 * @returns what makes them wait again.
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
