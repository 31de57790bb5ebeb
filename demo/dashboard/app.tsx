// The document's second example: a dashboard that uses a glacially slow service.

import express, { type Express } from 'express'
import { createFt, gracefulShutdown, TaskRunner, Titled } from 'ft-response'
import { page } from '../assets/page'
import { assets, contentSecurityPolicy } from '../assets/router'
import { listen, start } from '../listen'
import { SLOW_API_PORT } from '../slow-api/app'
import { type Database, openDatabase } from './database'
import { fetchTimestamp } from './slow-service'
import { MomentList, SubmitHeading } from './views'

export interface DashboardOptions {
  readonly db: Database
  readonly tasks: TaskRunner
  readonly slowApi: string
}

export function createDashboard({ db, tasks, slowApi }: DashboardOptions): Express {
  const { ftResponse } = createFt({ page, tasks })

  const submitRecord = tasks.define('submit-record', async (_payload, task) => {
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

  async function Moments() {
    const moments = await db.selectFrom('moment').selectAll().orderBy('timestamp').execute()
    const failures = await db
      .selectFrom('failure')
      .selectAll()
      .orderBy('timestamp', 'desc')
      .limit(5)
      .execute()
    const underWay = tasks.list().filter(({ name }) => name === 'submit-record').length
    return <MomentList moments={moments} failures={failures} underWay={underWay} />
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
