// The rows of the README's table 'What happens when …': each is a test of that name.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import express from 'express'
import {
  BackgroundTask,
  createFt,
  type FailedTask,
  gracefulShutdown,
  P,
  TaskSkippedError,
} from 'ft-response'
import { event, turn } from './support/event'
import { FakeQueue } from './support/fake-queue'
import { gate } from './support/gate'
import { serve } from './support/serve'
import { spin, tasks as threadTasks } from './support/thread-tasks'

jest.setTimeout(30_000)

const onError = jest.fn<(error: unknown, task: FailedTask | undefined) => void>()

afterEach(() => {
  onError.mockReset()
})

/** An app, its tasks, and what its error handler was told. */
function setUp(options: Parameters<typeof createFt>[0] = {}) {
  const ft = createFt({ tasks: { onError }, ...options })
  const caught: unknown[] = []
  const app = express()
  const withErrors = () =>
    app.use(((error, _req, res, _next) => {
      caught.push(error)
      res.status(error.status ?? 500).send('sorry')
    }) as express.ErrorRequestHandler)
  return { ...ft, app, caught, withErrors }
}

describe('what happens when', () => {
  test('the client leaves before the response is finished', async () => {
    const { afterResponse, tasks, app } = setUp()
    const outcomes: unknown[] = []
    app.get('/', (_req, res) => {
      afterResponse(res, (task) => outcomes.push(task.outcome))
      afterResponse(res, () => outcomes.push('never'), { when: 'finished' })
      client.destroy()
    })
    const client = get(await serve(app)).on('error', () => {})
    await event(client, 'close')
    await tasks.idle()
    expect(outcomes).toEqual(['aborted'])
    expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(TaskSkippedError)
  })

  test('a task throws or rejects', async () => {
    const { ftResponse, tasks, app } = setUp()
    const next = jest.fn()
    app.get('/', (_req, res) => {
      ftResponse(res, P('hi'), [() => Promise.reject(new Error('no')), next])
    })
    expect((await fetch(await serve(app))).status).toBe(200)
    await tasks.idle()
    expect(onError).toHaveBeenCalledWith(new Error('no'), expect.objectContaining({ attempt: 1 }))
    expect(next).toHaveBeenCalledTimes(1)
  })

  test('a task fails, and has attempts left', async () => {
    const { ftResponse, tasks, app } = setUp()
    const flaky = tasks.define(
      'flaky',
      (_payload, task) => {
        if (task.attempt < 3) throw new Error('not yet')
      },
      { attempts: 3, backoff: 1 },
    )
    app.get('/', (_req, res) => ftResponse(res, P('hi'), flaky()))
    await fetch(await serve(app))
    await tasks.idle()
    expect(onError.mock.calls.map(([, task]) => task?.willRetry)).toEqual([true, true])
    expect(tasks.counts).toMatchObject({ completed: 1, failed: 0 })
  })

  test('a task hangs', async () => {
    const { ftResponse, tasks, app } = setUp()
    const behind = gate()
    const hangs = gate()
    const hanging = new BackgroundTask(() => hangs.opened).with({ timeout: 5 })
    app.get('/', (_req, res) => ftResponse(res, P('hi'), [hanging, () => behind.open()]))
    await fetch(await serve(app))
    await behind.opened
    await turn()
    expect(onError.mock.calls).toMatchObject([[{ name: 'TimeoutError' }, { timedOut: true }]])
    expect(tasks.list()).toMatchObject([{ state: 'running', timedOut: true }])
    hangs.open()
    await tasks.idle()
  })

  test('`onError` itself fails', async () => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {})
    const { ftResponse, tasks, app } = setUp()
    onError.mockImplementation(() => {
      throw new Error('of onError')
    })
    app.get('/', (_req, res) => ftResponse(res, P('hi'), () => Promise.reject(new Error('no'))))
    await fetch(await serve(app))
    await tasks.idle()
    expect(printed.mock.calls.flat().join(' ')).toMatch(/Error: no.*Error: of onError/s)
    printed.mockRestore()
  })

  test('there is more work than the runner may take', async () => {
    const { ftResponse, tasks, app, caught, withErrors } = setUp({
      tasks: { onError, concurrency: 1, maxWaiting: 0 },
    })
    const { open, opened } = gate()
    app.get('/', (_req, res) => ftResponse(res, P('hi'), () => opened))
    withErrors()
    const url = await serve(app)
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url)).status).toBe(503)
    expect(caught).toMatchObject([{ name: 'TaskRefusedError' }])
    open()
    await tasks.idle()
    expect(tasks.counts).toMatchObject({ completed: 1, refused: 1 })
  })

  test('rendering fails, sync or async', async () => {
    const { ftResponse, tasks, app, caught, withErrors } = setUp()
    const never = jest.fn()
    app.get('/sync', (_req, res) =>
      ftResponse(res, P({ id: 1n } as never, new Date() as never), never),
    )
    app.get('/async', (_req, res) => {
      ftResponse(res, P(Promise.reject<string>(new Error('no'))), never)
    })
    withErrors()
    const url = await serve(app)
    expect((await fetch(`${url}/sync`)).status).toBe(500)
    expect((await fetch(`${url}/async`)).status).toBe(500)
    await tasks.idle()
    expect(caught).toHaveLength(2)
    expect(never).not.toHaveBeenCalled()
  })

  test('a stream fails in its midst', async () => {
    const { ftResponse, tasks, app, caught, withErrors } = setUp()
    const { open, opened } = gate()
    const outcomes: unknown[] = []
    app.get('/', (_req, res) => {
      ftResponse(res, ['first', opened.then(() => Promise.reject(new Error('no')))], {
        stream: true,
        background: (task) => outcomes.push(task.outcome),
      })
    })
    withErrors()
    const [response] = await once(
      get(await serve(app), { headers: { 'HX-Request': 'true' } }),
      'response',
    )
    await once(response, 'data')
    open()
    await once(response, 'error')
    await tasks.idle()
    expect(caught).toEqual([new Error('no')])
    expect(outcomes).toEqual(['aborted'])
  })

  test('a queue cannot store a task', async () => {
    const { ftResponse, app, caught, withErrors } = setUp()
    const queue = new FakeQueue(() => Promise.reject(new Error('store is down')))
    const mail = queue.define('mail', () => {})
    app.get('/', (_req, res) => ftResponse(res, P('never sent'), mail()))
    withErrors()
    expect((await fetch(await serve(app))).status).toBe(503)
    expect(caught).toMatchObject([{ name: 'TaskRefusedError' }])
  })

  test('`ftResponse` is called twice, or too late', async () => {
    const { ftResponse, app } = setUp()
    const errors: unknown[] = []
    app.get('/', (_req, res) => {
      ftResponse(res, P('first'))
      try {
        ftResponse(res, P('second'))
      } catch (error) {
        errors.push(error)
      }
    })
    expect(await (await fetch(await serve(app))).text()).toContain('first')
    expect(String(errors[0])).toContain('ftResponse() was already called for GET /: ')
  })

  test('an option is misspelt, a background is a promise', async () => {
    const { ftResponse, app } = setUp()
    const errors: string[] = []
    app.get('/', (_req, res) => {
      for (const options of [{ backgroud: () => {} }, { background: Promise.resolve() }]) {
        try {
          ftResponse(res, P('x'), options as never)
        } catch (error) {
          errors.push(String(error))
        }
      }
      ftResponse(res, P('unharmed'))
    })
    expect(await (await fetch(await serve(app))).text()).toContain('unharmed')
    expect(errors[0]).toContain('unknown option "backgroud"')
    expect(errors[1]).toContain('pass the function and not its promise')
  })

  test('the server is stopped, with `gracefulShutdown`', async () => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {})
    const { ftResponse, tasks, app } = setUp()
    const done = jest.fn()
    const asked = gate()
    app.get('/', (_req, res) => {
      ftResponse(res, P('hi'), [
        async () => {
          await new Promise(setImmediate)
          done()
        },
        function hangs() {
          asked.open()
          return new Promise(() => {})
        },
      ])
    })
    const server = createServer(app)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const shutDown = gracefulShutdown(server, {
      executors: [tasks],
      signals: [],
      grace: 50,
      abortGrace: 5,
    })
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await asked.opened
    const report = await shutDown()
    expect(done).toHaveBeenCalledTimes(1)
    expect(report.unfinished).toMatchObject([{ name: 'hangs', ranFor: expect.any(Number) }])
    expect(String(printed.mock.calls[0])).toMatch(/task "hangs" \(.*\) is unfinished: it ran for/)
    printed.mockRestore()
  })

  test('the process crashes', async () => {
    const program = `
      const { createFt, P } = require('ft-response')
      const { ftResponse } = createFt()
      const server = require('node:http').createServer((req, res) => {
        ftResponse(res, P('accepted'), async () => {
          console.log('begun')
          await new Promise((resolve) => setTimeout(resolve, 60_000))
          console.log('done')
        })
      })
      server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port))
    `
    const child = spawn(
      process.execPath,
      ['--conditions=@ft-response/source', '--import', 'tsx', '--eval', program],
      { cwd: path.join(__dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    const said = async (pattern: RegExp) => {
      while (!pattern.test(output)) await once(child.stdout, 'data')
      return output.match(pattern)?.[1]
    }
    expect((await fetch(`http://127.0.0.1:${await said(/port (\d+)/)}`)).status).toBe(200)
    await said(/begun/)
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(output).not.toContain('done')
  })

  test('a task computes for long', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const { ftResponse, tasks, app } = setUp({ tasks: { onError, blockThreshold: 5 } })
    app.get('/here', (_req, res) => {
      ftResponse(res, P('hi'), function computes() {
        const end = performance.now() + 20
        while (performance.now() < end);
      })
    })
    app.get('/thread', (_req, res) => ftResponse(res, P('hi'), spin({ ms: 200 })))
    app.get('/other', (_req, res) => ftResponse(res, P('other')))
    const url = await serve(app)
    await fetch(`${url}/here`)
    await tasks.idle()
    expect(String(warned.mock.calls[0])).toContain('task "computes" computed for')
    await fetch(`${url}/thread`)
    while (threadTasks.running === 0) await new Promise(setImmediate)
    expect((await fetch(`${url}/other`)).status).toBe(200)
    expect(threadTasks.running).toBe(1)
    await threadTasks.drain()
    warned.mockRestore()
  })

  test('a handler never ends its response', async () => {
    const { afterResponse, tasks, app } = setUp()
    const asked = gate()
    app.get('/', (_req, res) => {
      afterResponse(res, function waits() {})
      asked.open()
    })
    const client = get(await serve(app)).on('error', () => {})
    await asked.opened
    const { unfinished } = await tasks.drain({ grace: 5, abortGrace: 5 })
    expect(unfinished).toMatchObject([{ name: 'waits', state: 'waiting', ranFor: 0 }])
    client.destroy()
  })

  test('the platform freezes the process after the response', async () => {
    const promises: Promise<void>[] = []
    const { ftResponse, app } = setUp({ waitUntil: (promise) => promises.push(promise) })
    const done = jest.fn()
    app.get('/', (_req, res) => ftResponse(res, P('hi'), done))
    await fetch(await serve(app))
    await Promise.all(promises)
    expect(promises).toHaveLength(1)
    expect(done).toHaveBeenCalledTimes(1)
  })
})

test('each row of the table in the README has its test here', () => {
  const readme = readFileSync(path.join(__dirname, '../README.md'), 'utf8')
  const section = readme.split('## What happens when …')[1]?.split('\n## ')[0] ?? ''
  const rows = [...section.matchAll(/^\| (.+?) \|/gm)].map((match) => match[1])
  const tests = [...readFileSync(__filename, 'utf8').matchAll(/^ {2}test\('(.+?)', /gm)]
  expect(rows.slice(1)).toEqual(tests.map((match) => match[1]))
})
