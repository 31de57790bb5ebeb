import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import express from 'express'
import { TaskRunner } from 'ft-response'
import { createDashboard } from '../../demo/dashboard/app'
import { type Database, openDatabase } from '../../demo/dashboard/database'
import { createSlowApi } from '../../demo/slow-api/app'
import { freePort } from '../support/free-port'
import { gate } from '../support/gate'
import { serve } from '../support/serve'

const HTMX = { headers: { 'HX-Request': 'true' } }

let folder: string
let db: Database
let tasks: TaskRunner

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dashboard-'))
  db = openDatabase(join(folder, 'data.db'))
  tasks = new TaskRunner({ onError: () => {} })
})

afterEach(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true })
})

const dashboard = (slowApi: string) =>
  serve(createDashboard({ db, tasks, slowApi, underWay: () => tasks.list().length }))

const submit = async (url: string) =>
  (await fetch(`${url}/submit-record`, { ...HTMX, method: 'POST' })).text()

const list = async (url: string) => (await fetch(`${url}/moments`, HTMX)).text()

describe('the dashboard', () => {
  test('the dashboard has the documented page, and an empty list that fetches itself every 5 seconds', async () => {
    const response = await fetch(await dashboard(await serve(createSlowApi(0))))
    const page = await response.text()
    expect(page).toContain('<title>Slow access dashboard</title>')
    expect(page).toMatch(/<h2 hx-post="\/submit-record"[^>]*>Click here to ping slow service<\/h2>/)
    expect(page).toContain('Refresh the page to check the latest timestamp')
    expect(page).toMatch(/<section id="moments" hx-get="\/moments" hx-trigger="every 5s"/)
    expect(page).toContain('No timestamps yet.')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(page).not.toMatch(/<script>|<style|style=|\son\w+=/)
  })

  test('the dashboard serves htmx, Pico and its own styles', async () => {
    const url = await dashboard('http://127.0.0.1:1')
    const page = await (await fetch(url)).text()
    const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path)
    expect(assets).toHaveLength(3)
    for (const asset of assets) expect((await fetch(url + asset)).status).toBe(200)
  })

  test('the dashboard answers a click before the slow service does, and lists its timestamp later', async () => {
    const asked = gate()
    const answer = gate()
    const slow = express().post('/', async (_req, res) => {
      asked.open()
      await answer.opened
      res.json({ timestamp: 1795000000.5 })
    })
    const url = await dashboard(await serve(slow))
    expect(await submit(url)).toMatch(
      /^<h3 hx-post="\/submit-record"[^>]*>Record submitted at 20[\d:.TZ-]+, click again<\/h3>$/,
    )
    await asked.opened
    expect(await list(url)).toContain('1 under way')
    answer.open()
    await tasks.idle()
    const after = await list(url)
    expect(after).toContain('<li><time datetime="2026-11-18T11:06:40.500Z">')
    expect(after).not.toContain('under way')
  })

  test('the dashboard lists the timestamps in order, also after a restart', async () => {
    let timestamp = 1795000000
    const slow = express().post('/', (_req, res) => void res.json({ timestamp: timestamp-- }))
    const url = await dashboard(await serve(slow))
    for (let i = 0; i < 3; i++) await submit(url)
    await tasks.idle()
    await db.destroy()
    db = openDatabase(join(folder, 'data.db'))
    tasks = new TaskRunner()
    const seconds = [
      ...(await list(await dashboard('http://127.0.0.1:1'))).matchAll(
        /datetime="[^"]+:(\d\d)\.000Z"/g,
      ),
    ]
    expect(seconds.map(([, second]) => second)).toEqual(['38', '39', '40'])
  })

  describe('shows the user when the slow service', () => {
    async function failureWith(slowApi: string) {
      const url = await dashboard(slowApi)
      await submit(url)
      await tasks.idle()
      return /<p class="failure" role="alert"><small>Failed at .*?<\/time>: (.*?)<\/small>/.exec(
        await list(url),
      )?.[1]
    }

    test('the dashboard shows when the slow service is down', async () => {
      expect(await failureWith(`http://127.0.0.1:${await freePort()}`)).toBe(
        'the slow service is down',
      )
    })

    test('the dashboard shows when the slow service answers with an error', async () => {
      const slow = express().post('/', (_req, res) => void res.status(503).end('<busy>'))
      expect(await failureWith(await serve(slow))).toBe('the slow service answered with status 503')
    })

    test.each([{}, null, { timestamp: 'x' }])(
      'the dashboard shows when the slow service answers with %j',
      async (answer) => {
        const slow = express().post('/', (_req, res) => void res.json(answer))
        expect(await failureWith(await serve(slow))).toBe(
          'the slow service answered without a timestamp',
        )
      },
    )

    test('the dashboard shows when the slow service breaks the connection', async () => {
      const slow = express().post('/', (req) => void req.socket.destroy())
      expect(await failureWith(await serve(slow))).toBe('other side closed')
    })

    test('the dashboard shows when the server had to stop before the slow service answered', async () => {
      const asked = gate()
      const slow = express().post('/', () => void asked.open())
      const url = await dashboard(await serve(slow))
      await submit(url)
      await asked.opened
      const { unfinished } = await tasks.drain({ grace: 0 })
      expect(unfinished).toMatchObject([{ name: 'submit-record' }])
      expect(await list(url)).toContain('the server was stopped meanwhile')
    })
  })
})
