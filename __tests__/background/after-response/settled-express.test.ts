import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import compression from 'compression'
import express5, { type Request, type RequestHandler, type Response } from 'express'
import session, { MemoryStore, type SessionData } from 'express-session'
import { ftResponse, type Outcome, P } from 'ft-response'
import { event } from '../../support/event'
import { BIG, type Exchange, exchange, request } from '../../support/exchange'
import { express4 } from '../../support/express4'
import { outcomeOf } from '../../support/outcome-of'

type Row = [when: string, text: string, answer: (exchange: Exchange<Request, Response>) => unknown]

const GET = request()
const JSON_POST = request(
  'POST',
  { 'Content-Type': 'application/json', 'Content-Length': '2' },
  '{}',
)

const folder = mkdtempSync(join(tmpdir(), 'settled-'))
const BIG_FILE = join(folder, 'big.txt')

beforeAll(() => {
  writeFileSync(BIG_FILE, '')
  truncateSync(BIG_FILE, BIG.length)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function* failing() {
  yield 'x'
  throw new Error('the disk is gone')
}

const FINISHED: Row[] = [
  ['after res.send', GET, ({ res }) => res.send('x')],
  ['after res.send to HEAD', request('HEAD'), ({ res }) => res.send('x')],
  ['after res.sendStatus(204)', GET, ({ res }) => res.sendStatus(204)],
  ['after res.redirect', GET, ({ res }) => res.redirect('/elsewhere')],
  ['after res.sendFile', GET, ({ res }) => res.sendFile(BIG_FILE)],
  ['after a pipeline', GET, ({ res }) => pipeline(Readable.from(['x', 'y']), res)],
  ['after a body parser', JSON_POST, ({ res }) => res.json({})],
  ['after an error, with the answer to that', GET, ({ req }) => req.next?.(new Error('no'))],
  ['after 404, if no handler answers', GET, ({ req }) => req.next?.()],
]

const ABORTED: Row[] = [
  ['when the client leaves before the answer', GET, ({ client }) => client.destroy()],
  [
    'when the client leaves before the answer, with its upload read',
    JSON_POST,
    ({ client }) => client.destroy(),
  ],
  [
    'when the client leaves in mid-body of res.send',
    GET,
    ({ res, client }) => {
      res.send(BIG)
      client.once('data', () => client.destroy())
    },
  ],
  [
    'when the client leaves in mid-body of res.sendFile',
    GET,
    ({ res, client }) => {
      res.sendFile(BIG_FILE, () => {})
      client.once('data', () => client.destroy())
    },
  ],
  [
    'when the source of its stream fails',
    GET,
    ({ res }) => pipeline(Readable.from(failing()), res).catch(() => {}),
  ],
  [
    'when the handler fails after it has sent a part',
    GET,
    ({ req, res }) => {
      res.write('x')
      req.next?.(new Error('no'))
    },
  ],
]

describe.each([
  ['Express 5', express5],
  ['Express 4', express4],
])('on %s', (_name, express) => {
  /** Sends a request through an app, and gives it when it comes to the handler. */
  function through(middleware: readonly RequestHandler[], text = GET) {
    return exchange<Request, Response>(text, (handler) => {
      const app = express().set('env', 'test')
      for (const one of middleware) app.use(one)
      return app.use(handler) as (req: IncomingMessage, res: ServerResponse) => void
    })
  }

  describe.each([
    ['finished', FINISHED],
    ['aborted', ABORTED],
  ])('a response is %s', (outcome, rows) => {
    test.each(rows)('%s', async (_when, text, answer) => {
      const both = await through([express.json()], text)
      const seen = outcomeOf(both.res)
      await answer(both)
      expect(await seen).toBe(outcome)
    })
  })

  test('a response that the client has already is finished, with status 304', async () => {
    const { res } = await through([], request('GET', { 'If-None-Match': '*' }))
    const seen = outcomeOf(res)
    res.send('x')
    expect(await seen).toBe('finished')
    expect(res.statusCode).toBe(304)
  })

  describe('through compression a response', () => {
    // Level 0, since it is the middleware that is looked at here, and not zlib.
    const middleware = [compression({ level: 0 }) as RequestHandler]
    const get = (method = 'GET') =>
      through(middleware, request(method, { 'Accept-Encoding': 'gzip' }))

    test.each(['GET', 'HEAD'])('to %s is finished', async (method) => {
      const { res } = await get(method)
      const seen = outcomeOf(res)
      res.type('text').send(BIG)
      expect(await seen).toBe('finished')
      if (method === 'GET') expect(res.get('Content-Encoding')).toBe('gzip')
    })

    test('is aborted when the client leaves in mid-body', async () => {
      const { res, client } = await get()
      const seen = outcomeOf(res)
      client.once('data', () => client.destroy())
      res.type('text').send(BIG)
      expect(await seen).toBe('aborted')
    })
  })

  describe('through express-session, which sends the end when the session is saved, a response', () => {
    /** A store that is slow: it saves when it is told to. */
    class SlowStore extends MemoryStore {
      readonly asked = new Promise<() => void>((resolve) => {
        this.set = (id: string, data: SessionData, done?: (error?: unknown) => void) =>
          resolve(() => super.set(id, data, done))
      })
    }

    async function answered() {
      const store = new SlowStore()
      const options = { secret: 'secret', store, resave: true, saveUninitialized: true }
      const both = await through([session(options), compression() as RequestHandler])
      let seen: Outcome | undefined
      const outcome = outcomeOf(both.res).then((ended) => {
        seen = ended
        return ended
      })
      both.res.send('x')
      const save = await store.asked
      expect(seen).toBeUndefined()
      return { ...both, save, outcome }
    }

    test('is finished after that', async () => {
      const { save, outcome } = await answered()
      save()
      expect(await outcome).toBe('finished')
    })

    test('is aborted when the client leaves before that', async () => {
      const { client, res, save, outcome } = await answered()
      const closed = event(res, 'close')
      client.destroy()
      await closed
      save()
      expect(await outcome).toBe('aborted')
    })
  })

  describe('the task of ftResponse', () => {
    test('sees finished when the page is sent', async () => {
      const { res } = await through([])
      const seen = new Promise((resolve) => {
        ftResponse(res, P('Hello'), (task) => resolve(task.outcome))
      })
      expect(await seen).toBe('finished')
    })

    test('sees aborted when the client leaves while it renders', async () => {
      const { res, client } = await through([])
      const closed = event(res, 'close').then(() => 'too late')
      const seen = new Promise((resolve) => {
        ftResponse(res, P(closed), (task) => resolve(task.outcome))
      })
      client.destroy()
      expect(await seen).toBe('aborted')
    })

    test('sees aborted when the client left before it was called', async () => {
      const { res, client } = await through([])
      client.destroy()
      await event(res, 'close')
      const seen = new Promise((resolve) => {
        ftResponse(res, P('too late'), (task) => resolve(task.outcome))
      })
      expect(await seen).toBe('aborted')
    })
  })
})
