// The dashboard as a process that answers, and runs no task.

import { gracefulShutdown } from 'ft-response'
import { createDashboard } from '../dashboard/app'
import { listen, start } from '../listen'
import { db, slowApi, tasks } from './tasks'

const app = createDashboard({
  db,
  tasks,
  slowApi,
  underWay: async () => {
    const { active = 0, waiting = 0 } = await (await tasks.queue()).getJobCounts()
    return active + waiting
  },
})

start(async () => {
  const server = await listen(app, 'dashboard', Number(process.env.PORT ?? 5001))
  gracefulShutdown(server, { executors: [tasks], onDrained: () => db.destroy() })
})
