import { describe, expect, jest, test } from '@jest/globals'
import express from 'express'
import { BackgroundTask, createFt, P, TaskRefusedError, TaskRunner } from 'ft-response'
import { gate } from '../../support/gate'
import { serve } from '../../support/serve'

describe('concurrency', () => {
  test('concurrency limits how many tasks run at a time, across all responses', async () => {
    const tasks = new TaskRunner({ concurrency: 2 })
    const gates = [gate(), gate(), gate()]
    const started: number[] = []
    const work = tasks.define('work', async ({ n }: { n: number }) => {
      started.push(n)
      await gates[n]?.opened
    })
    for (const n of [0, 1, 2]) void work.enqueue({ n })
    await turns()
    expect(started).toEqual([0, 1])
    expect([tasks.running, tasks.waiting]).toEqual([2, 1])
    gates[1]?.open()
    await turns()
    expect(started).toEqual([0, 1, 2])
    gates[0]?.open()
    gates[2]?.open()
    await tasks.idle()
  })

  test('a free slot goes to the task that waits longest and was not cancelled', async () => {
    const tasks = new TaskRunner({ concurrency: 1 })
    const { open, opened } = gate()
    const order: string[] = []
    const work = tasks.define('work', async ({ name }: { name: string }) => {
      order.push(name)
      if (name === 'first') await opened
    })
    const handles = ['first', 'second', 'third'].map((name) => work.enqueue({ name }))
    await turns()
    expect(await (await handles[1])?.cancel()).toBe('cancelled')
    open()
    await tasks.idle()
    const ends = handles.map(async (handle) => (await (await handle).status()).state)
    expect(await Promise.all(ends)).toEqual(['completed', 'cancelled', 'completed'])
    expect(order).toEqual(['first', 'third'])
  })
})

describe('a runner that is full', () => {
  function fullRunner() {
    const { open, opened } = gate()
    const ran: string[] = []
    const onError = jest.fn()
    const tasks = new TaskRunner({ concurrency: 1, maxWaiting: 1, onError })
    const ft = createFt({ tasks })
    const app = express()
    app.get('/work', (_req, res) => {
      ft.ftResponse(res, P('accepted'), { background: () => opened })
    })
    app.get('/three', (_req, res) => {
      ft.ftResponse(res, P('never sent'), { background: [() => {}, () => {}, () => {}] })
    })
    app.get('/cleanup', (_req, res) => {
      const cleanup = new BackgroundTask(() => ran.push('cleanup')).with({ refusable: false })
      ft.ftResponse(res, P('cleaned up'), { background: cleanup })
    })
    app.use(((error, _req, res, _next) => {
      res.status(error.status).send(error.message)
    }) as express.ErrorRequestHandler)
    return { app, open, ran, tasks }
  }

  test('ftResponse() fails with 503 before it sends anything when the runner is full', async () => {
    const { app, open, tasks } = fullRunner()
    const url = await serve(app)
    expect((await fetch(`${url}/work`)).status).toBe(200)
    expect((await fetch(`${url}/work`)).status).toBe(200)
    const refused = await fetch(`${url}/work`)
    expect(refused.status).toBe(503)
    expect(await refused.text()).toMatch(
      /^"background" \(.*\) was not accepted: the runner is full: 2 of its 2 places are taken$/,
    )
    expect(tasks.counts).toMatchObject({ accepted: 2, refused: 1 })
    open()
    await tasks.idle()
    expect((await fetch(`${url}/work`)).status).toBe(200)
    await tasks.idle()
    expect(tasks.counts).toMatchObject({ accepted: 3, refused: 1, completed: 3 })
  })

  test('a full runner accepts all tasks of a response or none', async () => {
    const { app, tasks } = fullRunner()
    const url = await serve(app)
    expect((await fetch(`${url}/three`)).status).toBe(503)
    expect(tasks.list()).toEqual([])
  })

  test('a full runner accepts a cleanup that has to run, and runs it beside the others', async () => {
    const { app, open, ran, tasks } = fullRunner()
    const url = await serve(app)
    await fetch(`${url}/work`)
    await fetch(`${url}/work`)
    expect((await fetch(`${url}/cleanup`)).status).toBe(200)
    while (ran.length === 0) await turns()
    expect(ran).toEqual(['cleanup'])
    open()
    await tasks.idle()
  })

  test('enqueue() rejects when the runner is full', async () => {
    const tasks = new TaskRunner({ concurrency: 1, maxWaiting: 0 })
    const { open, opened } = gate()
    const work = tasks.define('work', () => opened)
    await work.enqueue()
    await expect(work.enqueue()).rejects.toThrow(TaskRefusedError)
    open()
    await tasks.idle()
    await work.enqueue()
    await tasks.idle()
  })
})

test.each([
  [{ concurrency: 0 }, 'concurrency to be an integer from 1'],
  [{ concurrency: 1.5 }, 'concurrency to be an integer from 1'],
  [{ concurrency: 1, maxWaiting: -1 }, 'maxWaiting to be an integer from 0'],
  [{ maxWaiting: 5 }, 'options.concurrency beside options.maxWaiting'],
  [{ timeout: Number.NaN }, 'timeout to be a number of milliseconds'],
  [{ onError: 'log' as never }, 'onError to be a function'],
  [{ concurency: 1 } as never, 'unknown option "concurency"'],
])('a runner refuses the options %o', (options, message) => {
  expect(() => new TaskRunner(options)).toThrow(TypeError)
  expect(() => new TaskRunner(options)).toThrow(message)
})

/** Lets all that is ready happen. */
async function turns(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise(setImmediate)
}
