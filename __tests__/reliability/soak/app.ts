import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import express, { type ErrorRequestHandler, type Request, type Response } from 'express'
import { type Background, createFt, html, raw, type TaskRunner } from 'ft-response'
import type { Kind } from './kinds'
import type { Ledger } from './ledger'
import { currentRequest } from './noted'
import { numberOf, type Shape } from './plan'
import { makeWork } from './work'

/** More than the buffers of a connection hold: a client can leave while it is sent. */
const LARGE = raw('x'.repeat(8 * 1024 * 1024))

/** An app that answers as each request says, and does the work that it names. */
export function makeApp(ledger: Ledger, tasks: TaskRunner, others: TaskRunner): express.Express {
  const { ftResponse, afterResponse } = createFt({ tasks })
  const makers = makeWork(ledger, tasks, others)

  type Options = { background: Background; when: 'always' | 'finished' }
  const answers: Record<Shape, (res: Response, options: Options) => unknown> = {
    page: (res, options) => ftResponse(res, html`<p>Hello</p>`, options),
    'slow-page': (res, options) =>
      ftResponse(res, html`<p>${setTimeout(Math.random() * 10, 'later')}</p>`, options),
    'large-page': (res, options) => ftResponse(res, LARGE, options),
    'broken-page': (res, options) =>
      ftResponse(res, html`<p>${Symbol('none') as never}</p>`, options),
    async json(res, { background, when }) {
      await afterResponse(res, background, { when })
      res.json({ hello: 'world' })
    },
    'unawaited-json'(res, { background, when }) {
      void afterResponse(res, background, { when })
      res.json({ hello: 'world' })
    },
    async stream(res, { background, when }) {
      await afterResponse(res, background, { when })
      // Who leaves is no error of the app.
      await pipeline(Readable.from(drops()), res).catch(() => {})
    },
  }

  const app = express()
  app.get('/plain', (_req, res) => {
    res.send('Hello')
  })
  app.get('/:shape/:n', (req: Request, res) => {
    const n = numberOf(req.url)
    const work = String(req.query.work).split(',') as Kind[]
    ledger.write('handled', n)
    return currentRequest.run(n, () =>
      answers[req.params.shape as Shape](res, {
        background: work.map((kind) => makers[kind](n)),
        when: req.query.when as Options['when'],
      }),
    )
  })
  app.use(((error, req, res, next) => {
    if (res.headersSent) return next(error)
    const status = error.status ?? 500
    if (status !== 503 && !req.url.startsWith('/broken-page')) {
      ledger.write('wrong', `${req.url} failed with ${error.stack}`)
    }
    res.status(status).send('failed')
  }) satisfies ErrorRequestHandler)
  return app
}

async function* drops() {
  for (let i = 0; i < 4; i++) {
    yield Buffer.alloc(16 * 1024, 'x')
    await setTimeout(1)
  }
}
