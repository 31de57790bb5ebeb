import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import express from 'express'
import { TaskRunner } from 'ft-response'
import type { Browser, Page } from 'playwright-core'
import { createDashboard } from '../../demo/dashboard/app'
import { type Database, openDatabase } from '../../demo/dashboard/database'
import { describeInBrowser, launchBrowser } from '../support/browser'
import { gate } from '../support/gate'
import { RunningDemo } from '../support/run-demo'
import { serve } from '../support/serve'

jest.setTimeout(60_000)

describeInBrowser('in a browser, with no inline script and no internet,', () => {
  let browser: Browser
  let db: Database
  const folder = mkdtempSync(join(tmpdir(), 'dashboard-'))

  beforeAll(async () => {
    browser = await launchBrowser()
    db = openDatabase(join(folder, 'data.db'))
  }, 150_000)

  afterAll(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  })

  /** Opens a page that must not complain: not of its Content-Security-Policy, and of nothing else. */
  async function open(url: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
    })
    await page.goto(url)
    return { page, complaints }
  }

  test('a click turns the heading, and the timestamp appears by itself', async () => {
    const answer = gate()
    const slow = express().post('/', async (_req, res) => {
      await answer.opened
      res.json({ timestamp: 1795000000 })
    })
    const tasks = new TaskRunner()
    const url = await serve(
      createDashboard({
        db,
        tasks,
        slowApi: await serve(slow),
        underWay: () => tasks.list().length,
      }),
    )
    const { page, complaints } = await open(url)

    await page.click('text=Click here to ping slow service')
    await page.waitForSelector('h3:has-text("Record submitted at")')
    expect(await page.locator('h2').count()).toBe(0)
    await page.waitForSelector('text=1 under way')
    expect(await page.locator('li').count()).toBe(0)

    answer.open()
    await page.waitForSelector('li:has-text("2026-11-18T11:06:40.000Z")')

    await page.click('text=click again')
    await tasks.idle()
    expect(await page.locator('h3:has-text("Record submitted at")').count()).toBe(1)
    await screenshot(page, 'dashboard')
    expect(complaints).toEqual([])
  })

  test('a failure of the slow service appears by itself', async () => {
    const slow = express().post('/', (_req, res) => void res.status(500).end())
    const tasks = new TaskRunner({ onError: () => {} })
    const url = await serve(
      createDashboard({
        db,
        tasks,
        slowApi: await serve(slow),
        underWay: () => tasks.list().length,
      }),
    )
    const { page, complaints } = await open(url)
    await page.click('text=Click here')
    await page.waitForSelector('[role=alert]:has-text("the slow service answered with status 500")')
    await screenshot(page, 'dashboard-failure')
    expect(complaints).toEqual([])
  })

  test('the counter shows its title', async () => {
    const demo = new RunningDemo('counter/app.ts', { PORT: '0' })
    const [, url] = await demo.printed(/counter: (http:\S+)/)
    const { page, complaints } = await open(url as string)
    expect(await page.title()).toBe('Simple Background Task Example')
    expect(await page.textContent('h1')).toBe('Simple Background Task Example')
    await screenshot(page, 'counter')
    expect(complaints).toEqual([])
  })
})

/** For whoever wants to look: `SCREENSHOTS=folder npm test`. */
async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) })
}
