import { isMainThread } from 'node:worker_threads'
import { threads } from 'ft-response/threads'

const tasks = threads(import.meta.url, { concurrency: 1 })

export const half = tasks.define('half', ({ n }: { n: number }, task) => {
  if (isMainThread) throw new Error('not in a thread')
  if (n % 2) task.fail('That is odd.')
  return n / 2
})
