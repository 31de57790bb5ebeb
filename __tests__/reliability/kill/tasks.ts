import { setTimeout } from 'node:timers/promises'
import type { TaskRunner } from 'ft-response'
import { type BullmqTasks, bullmq } from 'ft-response/bullmq'
import { appendTo } from './ledger'
import type { Settings } from './parent'

export function queueOf({ store, queue }: Settings): BullmqTasks | undefined {
  return store === undefined ? undefined : bullmq({ connection: store, queue })
}

/** The task of the kill tests: notes that it began, takes its time, and notes that it is done. */
export function defineWork(executor: BullmqTasks | TaskRunner, { ledger, work }: Settings) {
  const append = appendTo(ledger)
  return executor.define('work', async ({ n }: { n: number }, task) => {
    append('began', n, task.id)
    await setTimeout(work)
    append('done', n, task.id)
  })
}
