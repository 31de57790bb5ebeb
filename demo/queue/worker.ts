// The process that runs the dashboard's tasks. There can be several.

import { gracefulShutdown } from 'ft-response'
import { defineSubmitRecord } from '../dashboard/submit-record'
import { start } from '../listen'
import { db, slowApi, tasks } from './tasks'

defineSubmitRecord(tasks, { db, slowApi })

start(async () => {
  await tasks.work({ concurrency: 10 })
  console.log('worker: waits for tasks')
  gracefulShutdown([], { executors: [tasks], grace: 25_000, onDrained: () => db.destroy() })
})
