// The document's second example: a dashboard that uses a glacially slow service.

import express, { type Express } from 'express'
import { createFt, gracefulShutdown, type TaskExecutor, TaskRunner, Titled } from 'ft-response'
import { page } from '../assets/page'
import { assets, contentSecurityPolicy } from '../assets/router'
import { listen, start } from '../listen'
import { SLOW_API_PORT } from '../slow-api/app'
import { type Database, openDatabase } from './database'
import { defineSubmitRecord } from './submit-record'
import { MomentList, SubmitHeading } from './views'

export interface DashboardOptions {
  readonly db: Database
  /** Where records are submitted: in this process, or on a queue. */
  readonly tasks: TaskExecutor
  readonly slowApi: string
  /** How many are under way. */
  readonly underWay: () => number | Promise<number>
}

export function createDashboard({ db, tasks, slowApi, underWay }: DashboardOptions): Express {
  const { ftResponse } = createFt({ page })

  const submitRecord = defineSubmitRecord(tasks, { db, slowApi })

  async function Moments() {
    const moments = await db.selectFrom('moment').selectAll().orderBy('timestamp').execute()
    const failures = await db
      .selectFrom('failure')
      .selectAll()
      .orderBy('timestamp', 'desc')
      .limit(5)
      .execute()
    return <MomentList moments={moments} failures={failures} underWay={await underWay()} />
  }

  const app = express()
  app.use(contentSecurityPolicy, assets())

  app.get('/', (_req, res) => {
    ftResponse(
      res,
      <Titled title="Slow access dashboard">
        <SubmitHeading text="Click here to ping slow service" element="h2" />
        <h3>Refresh the page to check the latest timestamp</h3>
        <Moments />
      </Titled>,
    )
  })

  app.get('/moments', (_req, res) => {
    ftResponse(res, <Moments />)
  })

  app.post('/submit-record', (_req, res) => {
    const now = new Date().toISOString()
    ftResponse(res, <SubmitHeading text={`Record submitted at ${now}, click again`} />, {
      background: submitRecord(),
    })
  })

  return app
}

const tasks = new TaskRunner()
const db = openDatabase(process.env.DATABASE ?? 'data.db')

export const app = createDashboard({
  db,
  tasks,
  slowApi: process.env.SLOW_API_URL ?? `http://127.0.0.1:${SLOW_API_PORT}`,
  underWay: () => tasks.running + tasks.waiting,
})

/** Starts the dashboard; Ctrl+C waits for the records that are under way. */
export async function startDashboard(onDrained?: () => unknown): Promise<void> {
  const server = await listen(app, 'dashboard', Number(process.env.PORT ?? 5001))
  gracefulShutdown(server, {
    executors: [tasks],
    grace: 25_000,
    onDrained: async () => {
      await onDrained?.()
      await db.destroy()
    },
  })
}

if (require.main === module) start(startDashboard)
