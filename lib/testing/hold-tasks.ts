import type { TaskRunner } from '../background/runner/task-runner'
import { SEAM } from '../background/task/executor-seam'
import type { TaskInfo } from '../background/task/task-info'

/** What {@link holdTasks} gives. */
export interface HeldTasks {
  /** The accepted tasks that have not run, oldest first. */
  readonly tasks: readonly TaskInfo[]
  /** Runs them all, without their delays, and holds later ones. Resolves when all have ended. */
  run(): Promise<void>
  /** Cancels them all, and lets later ones run. */
  release(): Promise<void>
}

/**
 * Makes a runner accept tasks and start none, so that a test sees what a handler hands over.
 *
 * @param runner a `TaskRunner` or `threads()`: what `createFt()` calls `tasks`.
 *
 * @example
 * const held = holdTasks(tasks)
 * await request(app).post('/signup')
 * expect(held.tasks).toMatchObject([{ name: 'send-mail' }])
 * await held.release()
 */
export function holdTasks(runner: TaskRunner): HeldTasks {
  const executor = runner[SEAM]
  executor.slots.hold()
  return {
    get tasks() {
      return runner.list()
    },
    async run() {
      executor.slots.resume()
      executor.skipsDelays = true
      await runner.idle()
      executor.skipsDelays = false
      executor.slots.hold()
    },
    async release() {
      for (const { id } of runner.list()) await runner.cancel(id)
      executor.slots.resume()
    },
  }
}
