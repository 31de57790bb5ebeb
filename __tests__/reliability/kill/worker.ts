// The worker process of the kill tests.

import { readSettings, sayReady } from './parent'
import { defineWork, queueOf } from './tasks'

const settings = readSettings()
const tasks = queueOf(settings)
if (!tasks) throw new Error('worker.ts expected settings.store to be a URL, got none')
defineWork(tasks, settings)

tasks
  // Short, so that what a killed worker had is taken up within seconds, and not after a minute.
  .work({ concurrency: 10, worker: { lockDuration: 1_000, stalledInterval: 500 } })
  .then(() => sayReady({}, tasks))
