import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { openDatabase } from '../../demo/dashboard/database'
import { freePort } from '../support/free-port'
import { RunningDemo } from '../support/run-demo'

jest.setTimeout(60_000)

test('npm run demo serves both, and a record under way outlives Ctrl+C', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'))
  const file = join(folder, 'data.db')
  const port = await freePort()
  const demo = new RunningDemo('start.ts', {
    PORT: '0',
    DATABASE: file,
    SLOW_API_PORT: String(port),
    SLOW_API_DELAY_MS: '500',
  })
  const [, url] = await demo.printed(/dashboard: (http:\S+)/)
  await demo.printed(new RegExp(`slow timestamp API: http:\\S+:${port}`))
  await demo.printed(/Open the dashboard/)
  expect((await fetch(`${url}/submit-record`, { method: 'POST' })).status).toBe(200)
  expect(await demo.end('SIGINT')).toBe(0)
  const db = openDatabase(file)
  expect(await db.selectFrom('moment').selectAll().execute()).toHaveLength(1)
  await db.destroy()
  rmSync(folder, { recursive: true })
})
