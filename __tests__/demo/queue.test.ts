import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { createSlowApi } from '../../demo/slow-api/app'
import { EmbeddedPostgres } from '../../scripts/embedded-postgres/embedded-postgres'
import { freePort } from '../support/free-port'
import { RunningDemo } from '../support/run-demo'
import { serve } from '../support/serve'
import { until } from '../support/until'

jest.setTimeout(120_000)

let postgres: EmbeddedPostgres
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'))
  postgres = await EmbeddedPostgres.start(await freePort())
})

afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true })
})

test('web and worker are two processes: a record that one has stored is submitted by the other', async () => {
  const env = {
    PORT: '0',
    TASKS_URL: postgres.url,
    DATABASE: join(folder, 'data.db'),
    SLOW_API_URL: await serve(createSlowApi(50)),
  }
  const web = new RunningDemo('queue/web.ts', env)
  const [, url] = await web.printed(/dashboard: (http:\S+)/)
  const answer = await fetch(`${url}/submit-record`, { method: 'POST' })
  expect(await answer.text()).toContain('Record submitted at')
  const moments = async () =>
    (await fetch(`${url}/moments`, { headers: { 'HX-Request': '' } })).text()
  expect(await moments()).toContain('1 under way')

  const worker = new RunningDemo('queue/worker.ts', env)
  await worker.printed(/worker: waits for tasks/)
  await until(async () => (await moments()).includes('<time'))
  expect(await worker.end('SIGTERM')).toBe(0)
  expect(await web.end('SIGTERM')).toBe(0)
})
