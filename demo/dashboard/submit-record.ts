import type { TaskDefinition, TaskExecutor } from 'ft-response'
import type { Database } from './database'
import { fetchTimestamp } from './slow-service'

/** The task of the dashboard, on any executor: asks the slow service, and stores what it says. */
export function defineSubmitRecord(
  tasks: Pick<TaskExecutor, 'define'>,
  { db, slowApi }: { readonly db: Database; readonly slowApi: string },
): TaskDefinition<undefined> {
  return tasks.define('submit-record', async (_payload: undefined, task) => {
    try {
      const timestamp = await fetchTimestamp(slowApi, task.signal)
      await db
        .insertInto('moment')
        .values({ timestamp })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    } catch (error) {
      const { message: reason } = error as Error
      await db
        .insertInto('failure')
        .values({ timestamp: Date.now() / 1000, reason })
        .execute()
      throw error
    }
  })
}
