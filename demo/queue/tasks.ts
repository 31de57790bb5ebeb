// What web and worker share: the dashboard's executor, on BullMQ. Opens nothing.

import { bullmq } from 'ft-response/bullmq'
import { openDatabase } from '../dashboard/database'
import { SLOW_API_PORT } from '../slow-api/app'

// The dashboard in one process has `new TaskRunner()` here.
export const tasks = bullmq({ connection: process.env.TASKS_URL ?? 'redis://127.0.0.1:6379' })

export const db = openDatabase(process.env.DATABASE ?? 'data.db')
export const slowApi = process.env.SLOW_API_URL ?? `http://127.0.0.1:${SLOW_API_PORT}`
