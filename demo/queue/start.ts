// Web and worker as two processes, the slow service that they use, and a PostgreSQL where none is given.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { EmbeddedPostgres } from '../../scripts/embedded-postgres/embedded-postgres'
import { listen, start } from '../listen'
import { SLOW_API_PORT, app as slowApi } from '../slow-api/app'

const POSTGRES_PORT = Number(process.env.POSTGRES_PORT ?? 5433)

start(async () => {
  const postgres = process.env.TASKS_URL ? undefined : await EmbeddedPostgres.start(POSTGRES_PORT)
  if (postgres) console.log(`PostgreSQL: ${postgres.url}, for as long as this runs`)
  const slowServer = await listen(slowApi, 'slow timestamp API', SLOW_API_PORT)
  const env = { ...process.env, TASKS_URL: process.env.TASKS_URL ?? postgres?.url }
  const children = ['worker.ts', 'web.ts'].map((file) =>
    spawn(process.execPath, [...process.execArgv, path.join(__dirname, file)], {
      env,
      stdio: 'inherit',
    }),
  )
  console.log('Open the dashboard in a browser, and click the heading. Ctrl+C ends all.')
  // A terminal sends Ctrl+C to all of them; what only this one gets is passed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {
    for (const child of children) child.kill('SIGTERM')
  })
  await Promise.all(children.map((child) => once(child, 'close')))
  slowServer.close()
  await postgres?.stop()
})
