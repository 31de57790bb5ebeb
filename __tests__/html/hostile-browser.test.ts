import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import express from 'express'
import { type Child, createFt, Fragment, raw, render, Script } from 'ft-response'
import type { Browser, Page } from 'playwright-core'
import { describeInBrowser, launchBrowser } from '../support/browser'
import { EFFORT } from '../support/effort'
import { CONTEXTS, type Context, WRITERS, writeNaively } from '../support/hostile'
import { PAYLOADS } from '../support/payloads'
import { serve } from '../support/serve'
import { useAll } from '../support/use-all'

jest.setTimeout(120_000)

/** What each payload calls: the number says in which context. */
const callIn = (context: Context) => `ran(${CONTEXTS.indexOf(context)})`

const htmx = readFileSync(path.join(path.dirname(require.resolve('htmx.org')), 'htmx.js'))
const { ftResponse } = createFt({ page: { head: Script({ src: '/htmx.js' }) } })

describeInBrowser('in a browser with htmx', () => {
  let browser: Browser
  let page: Page
  const calls = new Set<string>()
  /** The contexts in which a payload ran since it was last asked. */
  const ran = () => {
    const names = [...calls]
    calls.clear()
    return names
  }

  beforeAll(async () => {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    browser = await launchBrowser()
    page = await browser.newPage()
    // In each frame, of whatever origin.
    await page.exposeFunction('ran', (context: number) => {
      calls.add(CONTEXTS[context]?.name ?? String(context))
    })
    // What a link leads to is of no interest here, and would take the page away.
    await page.addInitScript('navigation.onnavigate = (event) => event.preventDefault()')
    page.on('dialog', (dialog) => void dialog.accept())
  }, 150_000)

  afterAll(() => page.close())

  /** Serves the content, looks at it, and does all that a user can do. */
  async function visit(content: Child): Promise<void> {
    const app = express()
    app.get('/htmx.js', (_req, res) => void res.type('js').send(htmx))
    app.get('/', (_req, res) => ftResponse(res, content))
    // Frames stay empty: what is not from here could not be of the attacker's making.
    app.use((req, res) => {
      if (/frame|embed|object/.test(String(req.headers['sec-fetch-dest']))) res.status(204).end()
      else res.send('answer')
    })
    const url = await serve(app)
    await page.goto(url, { waitUntil: 'load' })
    await page.evaluate(useAll)
    // What was called before this is known then: messages of the page arrive in order.
    await page.evaluate(() => 0)
  }

  test.each(groups().map((group) => [group.map(({ name }) => name).join(', '), group] as const))(
    'a browser with htmx runs no hostile value in %s',
    async (_names, group) => {
      // Most ways to write give the same.
      const pages = new Set<string>()
      for (const write of Object.values(WRITERS)) {
        const parts = group.flatMap((context) =>
          PAYLOADS.map(async (payload) => {
            try {
              return await render(write(context.write(payload(callIn(context)))))
            } catch (error) {
              // What is refused cannot run.
              expect(error).toBeInstanceOf(TypeError)
              return ''
            }
          }),
        )
        pages.add((await Promise.all(parts)).join('\n'))
      }
      for (const html of pages) {
        await visit(raw(html))
        expect(ran()).toEqual([])
      }
    },
  )

  // Else the tests above would prove nothing. Usually one in eight is enough to show it.
  const vulnerable = CONTEXTS.filter(({ runs }) => runs)
  const tried = vulnerable.filter((_context, i) => EFFORT > 1 || i % 8 === 0)
  test.each(tried.map((context) => [context.name, context] as const))(
    'a browser with htmx runs hostile values of a program that joins strings, in %s',
    async (_name, context) => {
      for (const payload of PAYLOADS) {
        await visit(Fragment(raw(writeNaively(context.write(payload(callIn(context)))))))
        if (ran().includes(context.name)) return
      }
      expect('a script').toBe('run')
    },
  )
})

/** Contexts that share a page: all but those that change it, swallow the rest of it, or are slow. */
function groups(): Context[][] {
  const groups: Context[][] = [[]]
  for (const context of CONTEXTS) {
    const last = groups.at(-1) as Context[]
    if (/meta|base|plaintext|frame|embed|object data/.test(context.name)) groups.unshift([context])
    else if (last.length < 12) last.push(context)
    else groups.push([context])
  }
  return groups
}
