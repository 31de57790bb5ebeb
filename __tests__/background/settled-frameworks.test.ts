import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestListener } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from '@jest/globals'
import compression from 'compression'
import express5, { type Request, type RequestHandler, type Response } from 'express'
import session from 'express-session'
import { createFt, type Outcome, P } from 'ft-response'
import inject from 'light-my-request'
import serverless from 'serverless-http'
import { express4 } from '../support/express4'
import { outcomeOf } from '../support/outcome-of'
import { serve } from '../support/serve'

/** The outcome of one response of an app whose last handler is given. */
async function outcomeIn(
  express: typeof express5,
  middleware: readonly RequestHandler[],
  handler: (req: Request, res: Response) => unknown,
  init: RequestInit = {},
): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    const app = express()
    for (const one of middleware) app.use(one)
    app.use((req, res) => {
      outcomeOf(res).then(resolve)
      handler(req, res)
    })
    serve(app)
      .then((url) => fetch(url, init))
      .then((response) => response.arrayBuffer())
      .catch(() => {})
  })
}

describe.each([
  ['Express 5', express5],
  ['Express 4', express4],
])('on %s a response is finished', (_name, express) => {
  test.each<[string, (req: Request, res: Response) => unknown, RequestInit]>([
    ['after res.send', (_req, res) => res.send('x'), {}],
    ['after res.json', (_req, res) => res.json({}), {}],
    ['after res.redirect', (_req, res) => res.redirect('/elsewhere'), { redirect: 'manual' }],
    ['after res.sendFile', (_req, res) => res.sendFile(__filename), {}],
    ['after HEAD', (_req, res) => res.send('x'), { method: 'HEAD' }],
    ['after 204', (_req, res) => res.status(204).end(), {}],
    ['after a pipeline', (_req, res) => pipeline(Readable.from(['a', 'b']), res), {}],
  ])('%s', async (_title, handler, init) => {
    expect(await outcomeIn(express, [], handler, init)).toBe('finished')
  })

  test('through compression', async () => {
    const big = 'x'.repeat(100_000)
    const compressed = compression() as RequestHandler
    expect(await outcomeIn(express, [compressed], (_req, res) => res.send(big))).toBe('finished')
  })

  test('through express-session, which delays end() until it has saved', async () => {
    const store = session({ secret: 's', resave: true, saveUninitialized: true })
    expect(await outcomeIn(express, [store], (_req, res) => res.send('x'))).toBe('finished')
  })
})

test('a response whose source fails in the middle is aborted', async () => {
  async function* failing() {
    yield 'a'
    throw new Error('source')
  }
  const stream = (_req: Request, res: Response) =>
    pipeline(Readable.from(failing()), res).catch(() => {})
  expect(await outcomeIn(express5, [], stream)).toBe('aborted')
})

describe('without a connection a response is finished', () => {
  const context = new AsyncLocalStorage<string>()

  /** A handler, and what its task sees: the outcome, and the async context of the handler. */
  function answering(): [RequestListener, Promise<unknown>] {
    const { ftResponse } = createFt()
    let handler: RequestListener = () => {}
    const seen = new Promise((resolve) => {
      handler = (_req, res) => {
        context.run('handler', () => {
          ftResponse(res, P('x'), (task) => resolve([task.outcome, context.getStore()]))
        })
      }
    })
    return [handler, seen]
  }

  // Not with Express: light-my-request would change the prototypes that all apps share.
  test('with light-my-request', async () => {
    const [handler, seen] = answering()
    const response = await inject(handler, { url: '/', headers: { 'HX-Request': '' } })
    expect(response.body).toBe('<p>x</p>')
    expect(await seen).toEqual(['finished', 'handler'])
  })

  test('with light-my-request, also when it was over before anybody asked', async () => {
    const outcome = await new Promise((resolve) => {
      const late: RequestListener = (_req, res) => {
        res.on('finish', () => setImmediate(() => outcomeOf(res).then(resolve)))
        res.end('x')
      }
      inject(late, { url: '/' })
    })
    expect(outcome).toBe('finished')
  })

  test('with serverless-http', async () => {
    const [handler, seen] = answering()
    const app = express5().use((req, res) => handler(req, res))
    const event = { httpMethod: 'GET', path: '/', headers: { 'hx-request': '' } }
    expect(await serverless(app)(event, {})).toMatchObject({ statusCode: 200, body: '<p>x</p>' })
    expect(await seen).toEqual(['finished', 'handler'])
  })
})
