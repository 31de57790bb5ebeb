const { isMainThread } = require('node:worker_threads')
const { threads } = require('ft-response/threads')

const tasks = threads(__filename, { concurrency: 1 })

exports.half = tasks.define('half', ({ n }, task) => {
  if (isMainThread) throw new Error('not in a thread')
  if (n % 2) task.fail('That is odd.')
  return n / 2
})
