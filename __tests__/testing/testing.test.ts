import { describe, expect, jest, test } from '@jest/globals'
import express, { type Response } from 'express'
import { afterResponse, BackgroundTask, createFt, ftResponse, P, TaskRunner } from 'ft-response'
import { holdTasks, startTasksAtOnce, watchTasks } from 'ft-response/testing'
import { gate } from '../support/gate'
import { serve } from '../support/serve'

const quiet = { onError() {} }

describe('watchTasks()', () => {
  test('watchTasks() awaits the tasks of one response, with the work that follows them', async () => {
    const { ftResponse, tasks } = createFt()
    const { open, opened } = gate()
    const order: string[] = []
    const app = express()
    app.post('/signup', (_req, res) => {
      ftResponse(res, P('welcome'), function sendMail(task) {
        order.push('mail')
        task.after(async function count() {
          await new Promise(setImmediate)
          order.push('count')
        })
      })
    })
    app.get('/report', (_req, res) => {
      ftResponse(res, P('soon'), () => opened)
    })
    const url = await serve(app)
    const watch = watchTasks()
    await fetch(`${url}/report`)
    await fetch(`${url}/signup`, { method: 'POST' })
    const ended = await watch.tasksOf('POST /signup')
    expect(order).toEqual(['mail', 'count'])
    expect(ended).toMatchObject([
      { name: 'sendMail', end: 'completed', outcome: 'finished' },
      { name: 'count', end: 'completed' },
    ])
    expect(tasks.running).toBe(1)
    open()
    await tasks.idle()
    await watch.stop()
  })

  test('watchTasks() joins the tasks of several calls for one response', async () => {
    const app = express()
    app.get('/', (_req, res) => {
      afterResponse(res, function first() {})
      ftResponse(res, P('hi'), function second() {})
    })
    const url = await serve(app)
    const watch = watchTasks()
    await fetch(url)
    expect((await watch.tasksOf()).map(({ name }) => name)).toEqual(['first', 'second'])
    await watch.stop()
  })

  test('watchTasks() lists the responses when several could be meant', async () => {
    const app = express()
    app.get('/:name', (_req, res) => ftResponse(res, P('hi'), () => {}))
    const url = await serve(app)
    const watch = watchTasks()
    await expect(watch.tasksOf('GET /a')).rejects.toThrow(
      'tasksOf() expected one response to GET /a that had tasks, got 0: none',
    )
    await fetch(`${url}/a`)
    await fetch(`${url}/b`)
    await expect(watch.tasksOf()).rejects.toThrow('got 2: GET /a, GET /b')
    expect(await watch.tasksOf('GET /a')).toHaveLength(1)
    await watch.stop()
  })

  test('watch.stop() throws when a task failed and the test did not look at it', async () => {
    const tasks = new TaskRunner(quiet)
    const fails = tasks.define('fails', () => Promise.reject(new Error('no')))
    const watch = watchTasks()
    await fails.enqueue()
    await tasks.idle()
    await expect(watch.stop()).rejects.toThrow(AggregateError)
    await expect(watch.stop()).rejects.toThrow(
      '1 tasks failed, and no test looked: "fails": Error: no',
    )
  })

  test('watch.stop() waits for tasks that still run', async () => {
    const tasks = new TaskRunner(quiet)
    const fails = tasks.define('fails', async () => {
      await new Promise(setImmediate)
      throw new Error('late')
    })
    const watch = watchTasks()
    await fails.enqueue()
    await expect(watch.stop()).rejects.toThrow('"fails": Error: late')
  })

  test('watch.stop() does not throw when the test looked at the failed task', async () => {
    const { ftResponse, tasks } = createFt({ tasks: quiet })
    const url = await serve((_req, res) => {
      ftResponse(res, P('hi'), () => Promise.reject(new Error('no')))
    })
    const watch = watchTasks()
    await fetch(url)
    expect(await watch.tasksOf('GET /')).toMatchObject([{ end: 'failed', error: new Error('no') }])
    await watch.stop()

    const another = watchTasks()
    await tasks.define('fails', () => Promise.reject(new Error('no'))).enqueue()
    await tasks.idle()
    expect(another.failures()).toMatchObject([{ name: 'fails' }])
    await another.stop()
  })
})

describe('holdTasks()', () => {
  function app() {
    const { ftResponse, tasks } = createFt()
    const outbox: string[] = []
    const mail = tasks.define('mail', ({ to }: { to: string }) => outbox.push(to))
    const handler = express().post('/signup', (_req, res) => {
      const background = [
        mail({ to: 'ada' }),
        mail.with({ delay: 60_000 })({ to: 'later' }),
        new BackgroundTask(() => outbox.push('cleanup')).with({ refusable: false }),
      ]
      ftResponse(res, P('welcome'), { background })
    })
    return { handler, tasks, outbox, mail }
  }

  test('holdTasks() collects tasks without running them, and runs them on demand', async () => {
    const { handler, tasks, outbox } = app()
    const url = await serve(handler)
    const held = holdTasks(tasks)
    await fetch(`${url}/signup`, { method: 'POST' })
    for (let i = 0; i < 5; i++) await new Promise(setImmediate)
    expect(outbox).toEqual([])
    expect(held.tasks.map(({ name }) => name)).toEqual(['mail', 'mail', 'anonymous'])
    await held.run()
    expect([...outbox].sort()).toEqual(['ada', 'cleanup', 'later'])
    await held.release()
  })

  test('holdTasks() drops its tasks on release', async () => {
    const { tasks, outbox, mail } = app()
    const held = holdTasks(tasks)
    await mail({ to: 'nobody' })
    await mail.enqueue({ to: 'dropped' })
    await held.release()
    await mail.enqueue({ to: 'ada' })
    await tasks.idle()
    expect(outbox).toEqual(['ada'])
  })
})

test('startTasksAtOnce() starts tasks although the response never ends', async () => {
  const { afterResponse, tasks } = createFt()
  const mock = { setHeader() {}, end() {}, on() {}, once() {}, prependOnceListener() {} }
  const work = jest.fn()
  const undo = startTasksAtOnce(tasks)
  afterResponse(mock as never, work)
  await tasks.idle()
  expect(work).toHaveBeenCalledTimes(1)
  undo()
  afterResponse(mock as never, work)
  for (let i = 0; i < 5; i++) await new Promise(setImmediate)
  expect(work).toHaveBeenCalledTimes(1)
})

test('afterResponse() accepts a mock that has any property', async () => {
  const { ftResponse, afterResponse, tasks } = createFt()
  const known: object = { headersSent: false, req: { method: 'GET', url: '/', headers: {} } }
  const res = new Proxy(known, {
    get: (target, name) => Reflect.get(target, name) ?? (() => undefined),
  }) as Response
  startTasksAtOnce(tasks)
  const work = jest.fn()
  ftResponse(res, 'hi', { background: work })
  await afterResponse(res, work)
  await tasks.idle()
  expect(work).toHaveBeenCalledTimes(2)
})
