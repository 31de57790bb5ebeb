import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, createServer as createHttp2Server, type Http2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import express5, { type ErrorRequestHandler, type Request, type Response } from 'express'
import {
  afterResponse,
  BackgroundTask,
  type BoundTask,
  type Child,
  createFt,
  Div,
  element,
  type FtOptions,
  type FtResponseOptions,
  ftResponse,
  H1,
  Html,
  P,
  TaskRefusedError,
  TaskRunner,
} from 'ft-response'
import { EFFORT } from './support/effort'
import { express4 } from './support/express4'
import { FakeQueue } from './support/fake-queue'
import { serve } from './support/serve'

const Rss = element('rss')

const HTMX = { 'HX-Request': 'true' }

describe.each([
  ['Express 5', express5],
  ['Express 4', express4],
])('ftResponse on %s', (_name, express) => {
  /** Serves one handler at every path; its errors are answered as JSON. */
  async function get(
    handler: (req: Request, res: Response) => unknown,
    init?: RequestInit,
  ): Promise<globalThis.Response> {
    const app = express()
    app.use((req, res) => {
      handler(req, res)
    })
    app.use(errorsAsJson)
    return fetch(await serve(app), init)
  }

  describe('answers', () => {
    test('ftResponse() answers a browser with a whole document', async () => {
      const response = await get((_req, res) => ftResponse(res, H1('Hello')))
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      const html = await response.text()
      expect(html).toMatch(/^<!doctype html><html lang="en"><head><meta charset="utf-8">/)
      expect(html).toContain('<body><h1>Hello</h1></body></html>')
    })

    test.each([
      ['htmx with the content alone', { 'HX-Request': 'true' }, true],
      ['htmx whatever the value of its header', { 'HX-Request': '' }, true],
      ['a boosted link of htmx with the content alone', { ...HTMX, 'HX-Boosted': 'true' }, true],
      [
        "htmx's restored history with a document",
        { ...HTMX, 'HX-History-Restore-Request': 'true' },
        false,
      ],
      [
        'htmx 4 that wants a part with the content',
        { ...HTMX, 'HX-Request-Type': 'partial' },
        true,
      ],
      ['htmx 4 that wants a page with a document', { ...HTMX, 'HX-Request-Type': 'full' }, false],
    ])('ftResponse() answers %s', async (_title, headers: Record<string, string>, isFragment) => {
      const response = await get((_req, res) => ftResponse(res, P('x')), { headers })
      const html = await response.text()
      if (isFragment) expect(html).toBe('<p>x</p>')
      else expect(html).toMatch(/^<!doctype html>/)
      expect(response.headers.get('vary')).toBe(
        'HX-Request, HX-History-Restore-Request, HX-Request-Type',
      )
    })

    test('ftResponse() sends content that is a document as it is', async () => {
      const response = await get((_req, res) => ftResponse(res, Html({ lang: 'fr' }, 'x')))
      expect(await response.text()).toBe('<!doctype html><html lang="fr">x</html>')
    })

    test('ftResponse() answers with the content of a feed alone, and without Vary', async () => {
      const response = await get((_req, res) =>
        ftResponse(res, Rss({ version: '2.0' }), { type: 'application/rss+xml' }),
      )
      expect(await response.text()).toBe('<rss version="2.0"></rss>')
      expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
      expect(response.headers.get('vary')).toBeNull()
    })

    test('ftResponse() keeps the type that the handler set', async () => {
      const response = await get((_req, res) => {
        res.type('image/svg+xml')
        ftResponse(res, 'x')
      })
      expect(await response.text()).toBe('x')
      expect(response.headers.get('content-type')).toMatch('image/svg+xml')
    })

    test("ftResponse() takes a short name of a type, as Express's res.type() does", async () => {
      const response = await get((_req, res) => ftResponse(res, '<', { type: 'txt' }))
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(await response.text()).toBe('&lt;')
    })

    test('ftResponse() keeps the status that the handler set unless the options have one', async () => {
      const set = await get((_req, res) => ftResponse(res.status(404), P('none')))
      expect(set.status).toBe(404)
      const given = await get((_req, res) => ftResponse(res.status(404), '', { status: 410 }))
      expect(given.status).toBe(410)
    })

    test("ftResponse() answers a conditional request with Express's 304, and runs the background", async () => {
      const { ftResponse, tasks } = createFt()
      const ran = jest.fn()
      const app = express().get('/', (_req, res) => ftResponse(res, 'same', () => ran()))
      const url = await serve(app)
      const etag = (await fetch(url)).headers.get('etag') as string
      // Without a Cache-Control of its own, fetch says no-cache, which asks for more than 304.
      const headers = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' }
      expect((await fetch(url, { headers })).status).toBe(304)
      await tasks.idle()
      expect(ran).toHaveBeenCalledTimes(2)
    })

    test('ftResponse() answers HEAD without a body but with its length', async () => {
      const response = await get((_req, res) => ftResponse(res, P('x')), { method: 'HEAD' })
      expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0)
      expect(await response.text()).toBe('')
    })

    test('ftResponse() awaits the promises in its content', async () => {
      const name = async () => 'Ada'
      const response = await get((_req, res) => ftResponse(res, P('I am ', name())), {
        headers: HTMX,
      })
      expect(await response.text()).toBe('<p>I am Ada</p>')
    })
  })

  describe('sets headers', () => {
    test('options.headers replace those of the handler, but add to Vary and Set-Cookie', async () => {
      const response = await get((_req, res) => {
        res.set({ Vary: 'Cookie', 'Set-Cookie': 'a=1', 'X-Own': 'handler', 'X-Kept': 'kept' })
        ftResponse(res, '', {
          headers: {
            vary: ['Origin', 'cookie'].join(', '),
            'set-cookie': ['b=2', 'c=3'],
            'X-Own': 'options',
          },
        })
      })
      expect(response.headers.get('vary')).toBe(
        'Cookie, Origin, HX-Request, HX-History-Restore-Request, HX-Request-Type',
      )
      expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2', 'c=3'])
      expect(response.headers.get('x-own')).toBe('options')
      expect(response.headers.get('x-kept')).toBe('kept')
    })

    test('options.headers keep Vary: *', async () => {
      const response = await get((_req, res) => ftResponse(res, '', { headers: { Vary: '*' } }))
      expect(response.headers.get('vary')).toBe('*')
    })
  })

  /** For what no Express has a part in. With more effort it is tried on each all the same. */
  const describeOnce = (what: string, tests: () => void) => {
    if (express === express5 || EFFORT > 1) describe(what, tests)
  }

  describeOnce('throws at the call, and loses nothing,', () => {
    test.each<[string, unknown, string]>([
      [
        'for a background that is no work',
        { background: 'abc' },
        'ftResponse() expected options.background to be a function, BackgroundTask, BackgroundTasks ' +
          "or an array of these, got 'abc' (string)",
      ],
      ['for an array with one in it', { background: [() => {}, 5] }, 'options.background[1] to be'],
      ['for an option it does not know', { backgroud: () => {} }, 'unknown option "backgroud"'],
      ['for a third argument that is neither', 'task', 'expected an options object'],
      ['for a status that is none', { status: 99 }, 'options.status to be an integer'],
      ['for a type that is none', { type: 5 }, 'options.type to be a media type'],
      ['for a header that HTTP cannot carry', { headers: { 'X-A': 'a\nb' } }, 'Invalid character'],
      ['for headers that are no object', { headers: 'X: y' }, 'options.headers to be an object'],
      ['for an unknown value of when', { when: 'later' }, "'always' or 'finished'"],
    ])('ftResponse() throws at the call %s', async (_title, options, message) => {
      const response = await get(
        (_req, res) => {
          const call = () => ftResponse(res, Promise.reject(new Error('unseen')), options as never)
          expect(call).toThrow(expect.objectContaining({ name: 'TypeError' }))
          expect(call).toThrow(message)
          ftResponse(res, 'answered all the same')
        },
        { headers: HTMX },
      )
      expect(await response.text()).toBe('answered all the same')
    })

    test('ftResponse() throws for a promise as the background, and says what to pass', async () => {
      const response = await get((_req, res) => {
        const work = async () => {
          throw new Error('begun by mistake')
        }
        expect(() => ftResponse(res, '', work() as never)).toThrow('as () => work()')
        expect(() => ftResponse(res, '', { background: work() as never })).toThrow(
          'as () => work()',
        )
        res.end()
      })
      expect(response.status).toBe(200)
    })

    test('ftResponse() throws for a definition that was not called', async () => {
      const mail = new TaskRunner().define('mail', () => {})
      const response = await get((_req, res) => {
        expect(() => ftResponse(res, '', mail as never)).toThrow('as mail(payload)')
        res.end()
      })
      expect(response.status).toBe(200)
    })

    test('ftResponse() throws for a first argument that is no response', () => {
      expect(() => ftResponse(P('x') as never, 'x')).toThrow(
        'expected a response as its first argument',
      )
      expect(() => ftResponse(undefined as never, 'x')).toThrow('got undefined')
    })

    test('ftResponse() throws for a second call while the first still renders', async () => {
      const ran: string[] = []
      const response = await get(
        (_req, res) => {
          ftResponse(res, Promise.resolve('first'), () => ran.push('first'))
          expect(() => ftResponse(res, 'second', () => ran.push('second'))).toThrow(
            /^ftResponse\(\) was already called for GET \/: return after/,
          )
          afterResponse(res, () => ran.push('added'))
        },
        { headers: HTMX },
      )
      expect(await response.text()).toBe('first')
      expect(ran).not.toContain('second')
    })

    test('ftResponse() throws for a response that was sent', async () => {
      await get((_req, res) => {
        res.send('sent')
        expect(() => ftResponse(res, 'again')).toThrow(
          /got one already sent for GET \/: .*afterResponse/,
        )
      })
    })

    test('onError gets the error of a response that an error handler answered while the page was rendered', async () => {
      let onError: (error: unknown) => void = () => {}
      const told = new Promise<unknown>((resolve) => {
        onError = resolve
      })
      const tasks = new TaskRunner({ onError: (error) => onError(error) })
      let finishPage: (page: string) => void = () => {}
      const page = new Promise<string>((resolve) => {
        finishPage = resolve
      })
      const ran = jest.fn()
      const response = await get((_req, res) => {
        createFt({ tasks }).ftResponse(res, page, ran)
        throw new Error('the handler fails')
      })
      expect(await response.json()).toMatchObject({ message: 'the handler fails' })
      finishPage('too late')
      expect(String(await told)).toMatch(
        /but while it rendered, other code answered GET \/: return/,
      )
      await tasks.idle()
      expect(ran).not.toHaveBeenCalled()
    })
  })

  describe('hands every other error to Express, and runs nothing:', () => {
    const failing: [string, Child][] = [
      ['content that cannot be rendered', new Date() as never],
      ['content that rejects', Promise.reject(new TypeError('late'))],
      ['content that resolves to what cannot be rendered', Promise.resolve({} as never)],
    ]
    test.each(failing)(
      'Express gets the error of %s, and no task runs',
      async (_title, content) => {
        const tasks = new TaskRunner()
        const ran = jest.fn()
        const response = await get((_req, res) => createFt({ tasks }).ftResponse(res, content, ran))
        expect(response.status).toBe(500)
        expect(await response.json()).toMatchObject({ name: 'TypeError' })
        await tasks.idle()
        expect(ran).not.toHaveBeenCalled()
      },
    )

    test('Express gets the error of a page function that throws, and no task runs', async () => {
      const page = () => {
        throw new Error('no page')
      }
      const response = await get((_req, res) => createFt({ page }).ftResponse(res, 'x'))
      expect(await response.json()).toMatchObject({ message: 'no page' })
    })

    test('Express gets an error with status 503 from a runner that drains, and no task runs', async () => {
      const { ftResponse, tasks } = createFt()
      await tasks.drain()
      const ran = jest.fn()
      const response = await get((_req, res) => ftResponse(res, 'x', new BackgroundTask(ran)))
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({ name: 'TaskRefusedError' })
      expect(ran).not.toHaveBeenCalled()
    })

    test('an error handler of Express may answer with ftResponse()', async () => {
      const app = express()
      app.get('/', (_req, res) => ftResponse(res, Promise.reject(new Error('broken'))))
      const answer: ErrorRequestHandler = (error, _req, res, _next) => {
        ftResponse(res, P(`Sorry: ${error.message}`), { status: 500 })
      }
      app.use(answer)
      const response = await fetch(await serve(app), { headers: HTMX })
      expect(response.status).toBe(500)
      expect(await response.text()).toBe('<p>Sorry: broken</p>')
    })

    test('an error goes to the next() of the router that called ftResponse()', async () => {
      const app = express()
      const router = express.Router()
      router.get('/', (_req, res) => ftResponse(res, Promise.reject(new Error('inner'))))
      const within: ErrorRequestHandler = (_error, _req, res, _next) => {
        res.send('caught in the router')
      }
      router.use(within)
      app.use('/', router, errorsAsJson)
      expect(await (await fetch(await serve(app))).text()).toBe('caught in the router')
    })
  })

  describeOnce('has queued tasks stored before it sends:', () => {
    test('queued tasks are stored before a 200 is sent', async () => {
      const queue = new FakeQueue()
      const mail = queue.define('mail', () => {})
      const response = await get((_req, res) => {
        ftResponse(res, 'x', mail())
        expect(res.headersSent).toBe(false)
      })
      expect(response.status).toBe(200)
      expect(queue.stored).toMatchObject([{ name: 'mail' }])
    })

    test('a refusal by a queue is a 503, and drops the tasks of this process', async () => {
      const { ftResponse, tasks } = createFt()
      const queue = new FakeQueue(() => Promise.reject(new Error('connection lost')))
      const ran = jest.fn()
      const response = await get((_req, res) =>
        ftResponse(res, 'x', [ran, queue.define('mail', () => {})()]),
      )
      expect(response.status).toBe(503)
      expect(((await response.json()) as Error).message).toMatch(
        /"mail" \(.+\) was not accepted: connection lost$/,
      )
      await tasks.idle()
      expect(ran).not.toHaveBeenCalled()
    })

    test('the refusal by a second queue names the tasks that the first one stored', async () => {
      const first = new FakeQueue()
      const second = new FakeQueue(() => Promise.reject(new Error('full')))
      const stored = first.define('stored', () => {})()
      const response = await get((_req, res) =>
        ftResponse(res, '', [stored, second.define('b', () => {})()]),
      )
      expect(((await response.json()) as Error).message).toContain(
        `already stored, and going to run: "stored" (${stored.id})`,
      )
      expect(first.stored).toEqual([stored])
    })

    test('a queue that does not answer is a 503 within acceptTimeout', async () => {
      const { ftResponse } = createFt({ acceptTimeout: 20 })
      const queue = new FakeQueue(() => new Promise(() => {}))
      const response = await get((_req, res) =>
        ftResponse(res, '', queue.define('mail', () => {})()),
      )
      expect(response.status).toBe(503)
    })

    test("ftResponse() throws for when: 'finished' with queued tasks, which are stored before", async () => {
      const mail = new FakeQueue().define('mail', () => {})
      await get((_req, res) => {
        const options: FtResponseOptions = { background: mail(), when: 'finished' }
        expect(() => ftResponse(res, '', options)).toThrow(TypeError)
        expect(() => afterResponse(res, mail(), { when: 'finished' })).toThrow(TypeError)
        res.end()
      })
    })
  })
})

const errorsAsJson: ErrorRequestHandler = (error, _req, res, _next) => {
  const { name, message, status = 500 } = error
  res.status(status).json({ name, message })
}

describe('ftResponse without Express', () => {
  test('ftResponse() answers on a plain server', async () => {
    const url = await serve((_req, res) => ftResponse(res, P('ü'), { status: 201 }))
    const response = await fetch(url, { headers: HTMX })
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-length')).toBe('9')
    expect(await response.text()).toBe('<p>ü</p>')
  })

  test.each([204, 304])(
    'ftResponse() sends no body with status %i on a plain server',
    async (status) => {
      const url = await serve((_req, res) => ftResponse(res, P('x'), { status }))
      const response = await fetch(url)
      expect(response.status).toBe(status)
      expect(response.headers.get('content-length')).toBeNull()
      expect(await response.text()).toBe('')
    },
  )

  test('ftResponse() throws for a short name of a type on a plain server', async () => {
    const url = await serve((_req, res) => {
      expect(() => ftResponse(res, '', { type: 'svg' })).toThrow("media type like 'image/svg+xml'")
      ftResponse(res, '', { type: 'image/svg+xml' })
    })
    expect((await fetch(url)).headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  })

  test('ftResponse() reports an error to onError on a plain server, and answers with 500 and no header of the handler', async () => {
    const onError = jest.fn()
    const { ftResponse } = createFt({ tasks: { onError } })
    const url = await serve((_req, res) => {
      res.setHeader('ETag', '"x"')
      ftResponse(res, Promise.reject(new Error('broken')))
    })
    const response = await fetch(url)
    expect(response.status).toBe(500)
    expect(response.headers.get('etag')).toBeNull()
    expect(await response.text()).toBe('Internal Server Error')
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'broken' }), undefined)
  })

  test('ftResponse() answers with the status of a refusal on a plain server', async () => {
    const { ftResponse, tasks } = createFt({ tasks: { onError: () => {} } })
    await tasks.drain()
    const url = await serve((_req, res) => ftResponse(res, '', () => {}))
    expect((await fetch(url)).status).toBe(503)
  })

  test('ftResponse() answers on HTTP/2', async () => {
    const outcome = new Promise((resolve) => {
      const server: Http2Server = createHttp2Server((_req, res) => {
        ftResponse(res, P('two'), (task) => resolve(task.outcome))
      })
      server.listen(0, '127.0.0.1', () => {
        const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
        const stream = client.request({ ':path': '/', 'hx-request': 'true' })
        let body = ''
        stream.setEncoding('utf8')
        stream.on('response', (headers) => expect(headers[':status']).toBe(200))
        stream.on('data', (chunk) => {
          body += chunk
        })
        stream.on('close', () => {
          expect(body).toBe('<p>two</p>')
          client.close()
          server.close()
        })
      })
    })
    expect(await outcome).toBe('finished')
  })
})

describe('createFt', () => {
  test('createFt() puts its page around the content', async () => {
    const { ftResponse } = createFt({
      page: {
        lang: 'de',
        title: 'Site',
        head: element('link')({ rel: 'icon', href: '/i.png' }),
        bodyEnd: P('end'),
        htmlAttributes: { 'data-theme': 'dark' },
        bodyAttributes: { class: 'b' },
      },
    })
    const url = await serve((_req, res) => ftResponse(res, Div()))
    expect(await (await fetch(url)).text()).toBe(
      '<!doctype html><html lang="de" data-theme="dark"><head><meta charset="utf-8">' +
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Site</title>' +
        '<link rel="icon" href="/i.png"></head><body class="b"><div></div><p>end</p></body></html>',
    )
  })

  test('createFt() calls a page function with the request', async () => {
    const { ftResponse } = createFt<Request>({ page: (req) => ({ title: req.path }) })
    const app = express5().get('/a', (_req, res) => ftResponse(res, 'x'))
    expect(await (await fetch(`${await serve(app)}/a`)).text()).toContain('<title>/a</title>')
  })

  test('createFt() takes a runner, or the options of one', () => {
    const tasks = new TaskRunner()
    expect(createFt({ tasks }).tasks).toBe(tasks)
    expect(createFt({ tasks: { onError: () => {} } }).tasks).toBeInstanceOf(TaskRunner)
    expect(createFt().tasks).not.toBe(createFt().tasks)
  })

  test.each([
    [{ pages: {} }, 'createFt() got an unknown option "pages"'],
    [{ page: { titel: 'x' } }, 'createFt() page got an unknown option "titel"'],
    [{ tasks: { onErr: () => {} } }, 'TaskRunner() got an unknown option "onErr"'],
    [{ tasks: new FakeQueue() }, 'TaskRunner() expected an options object, got FakeQueue'],
    [new TaskRunner(), 'createFt() expected an options object, got TaskRunner'],
  ])('createFt() throws for unknown options: %j', (options, message) => {
    expect(() => createFt(options as never)).toThrow(message)
  })
})

describe('createFt({ onError })', () => {
  const failing = (options: FtOptions) => {
    const { ftResponse } = createFt(options)
    const fails = async () => {
      throw new Error('no user')
    }
    return (_req: IncomingMessage, res: ServerResponse) => ftResponse(res, P(fails()))
  }

  test('createFt({ onError }) is called with the error of an answer on a plain server, and its request', async () => {
    const runnerOnError = jest.fn()
    const reported = new Promise((resolve) => {
      const onError = (error: unknown, req?: IncomingMessage) => resolve([error, req?.url])
      serve(failing({ onError, tasks: { onError: runnerOnError } })).then((url) =>
        fetch(`${url}/a`),
      )
    })
    expect(await reported).toEqual([new Error('no user'), '/a'])
    expect(runnerOnError).not.toHaveBeenCalled()
  })

  test("the runner's onError gets the error of an answer where createFt() has no onError", async () => {
    const reported = new Promise((onError) => {
      serve(failing({ tasks: { onError } })).then(fetch)
    })
    expect(await reported).toEqual(new Error('no user'))
  })

  test('createFt({ onError }) is called with a refusal of afterResponse() that nothing awaits', async () => {
    const reported = new Promise((onError) => {
      const { afterResponse, tasks } = createFt({ onError })
      const server = async (_req: IncomingMessage, res: ServerResponse) => {
        await tasks.drain()
        afterResponse(res, () => {})
        res.end()
      }
      serve(server).then(fetch)
    })
    expect(await reported).toBeInstanceOf(TaskRefusedError)
  })
})

describe('a bound task that a response is waiting to run', () => {
  const { ftResponse: quiet } = createFt({ onError() {} })
  const streamed = () => Div('begun', new Promise<string>((resolve) => setImmediate(resolve, '')))

  test.each<[string, (res: Response, background: BoundTask) => unknown]>([
    ['is refused', (res, background) => quiet(res, P('again'), { background })],
    ['does not render', (res, background) => quiet(res, P({} as never), { background })],
    [
      'comes too late',
      (res, background) => {
        quiet(res, streamed(), { background })
        res.send('answered')
      },
    ],
  ])('still runs if another response with the same task %s', async (_how, answer) => {
    const ran = jest.fn()
    const runner = new TaskRunner({ onError() {} })
    const background = runner.define('mail', () => ran())()
    const { ftResponse: first } = createFt({ tasks: runner })
    const app = express5()
    let end: (text: string) => void = () => {}
    const rest = new Promise<string>((resolve) => {
      end = resolve
    })
    app.get('/first', (_req, res) => first(res, Div('a', rest), { background, stream: true }))
    app.get('/second', (_req, res) => {
      answer(res, background)
    })
    app.use(((_error, _req, res, _next) => {
      res.status(500).end()
    }) as ErrorRequestHandler)
    const url = await serve(app)
    const streaming = await fetch(`${url}/first`)
    await (await fetch(`${url}/second`)).text()
    end('b')
    await streaming.text()
    await runner.idle()
    expect(ran).toHaveBeenCalledTimes(1)
  })
})

describe('afterResponse', () => {
  test('afterResponse() runs work after any response', async () => {
    const outcome = new Promise((resolve) => {
      const app = express5().get('/', (_req, res) => {
        afterResponse(res, (task) => resolve([res.writableFinished, task.outcome]))
        res.json({ ok: true })
      })
      serve(app).then(fetch)
    })
    expect(await outcome).toEqual([true, 'finished'])
  })

  test('afterResponse() resolves when queued tasks are stored', async () => {
    const queue = new FakeQueue()
    const app = express5().get('/', async (_req, res) => {
      await afterResponse(res, queue.define('mail', () => {})())
      res.json(queue.stored.length)
    })
    expect(await (await fetch(await serve(app))).json()).toBe(1)
  })

  test('afterResponse() rejects with the refusal, which is then not reported', async () => {
    const onError = jest.fn()
    const { afterResponse, tasks } = createFt({ tasks: { onError } })
    await tasks.drain()
    const app = express5().get('/', async (_req, res) => {
      await expect(afterResponse(res, () => {})).rejects.toThrow(TaskRefusedError)
      res.end()
    })
    await fetch(await serve(app))
    expect(onError).not.toHaveBeenCalled()
  })

  test('afterResponse() reports a refusal when its promise is not awaited', async () => {
    const reported = new Promise((onError) => {
      const { afterResponse, tasks } = createFt({ tasks: { onError } })
      const app = express5().get('/', async (_req, res) => {
        await tasks.drain()
        afterResponse(res, () => {})
        res.end()
      })
      serve(app).then(fetch)
    })
    expect(await reported).toBeInstanceOf(TaskRefusedError)
  })

  test('afterResponse() throws at the call for a wrong argument', async () => {
    const app = express5().get('/', (_req, res) => {
      expect(() => afterResponse(res, 5 as never)).toThrow(
        'afterResponse() expected its background',
      )
      expect(() => afterResponse({} as never, () => {})).toThrow('expected a response')
      expect(() => afterResponse(res, () => {}, { wen: 'finished' } as never)).toThrow('"wen"')
      res.end()
    })
    expect((await fetch(await serve(app))).status).toBe(200)
  })

  test('afterResponse() runs the work of one response in the order of the calls', async () => {
    const order: string[] = []
    const { afterResponse, ftResponse, tasks } = createFt()
    const app = express5().get('/', (_req, res) => {
      const note = (name: string) => async () => {
        order.push(`${name} begins`)
        await new Promise(setImmediate)
        order.push(`${name} ends`)
      }
      afterResponse(res, note('a'))
      ftResponse(res, 'x', [note('b'), note('c')])
      afterResponse(res, note('d'))
    })
    await fetch(await serve(app))
    await tasks.idle()
    expect(order).toEqual(
      ['a', 'b', 'c', 'd'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    )
  })
})

test('Express gets an error for a rejection with undefined', async () => {
  const app = express5().get('/', (_req, res) => ftResponse(res, Promise.reject()))
  app.get('/', (_req, res) => void res.send('not this'))
  app.use(errorsAsJson)
  const response = await fetch(await serve(app))
  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({ message: 'ftResponse() failed with undefined' })
})

test('promises in a call that ftResponse or afterResponse refuses end nothing when they reject', async () => {
  const load = async (): Promise<never> => {
    await new Promise(setImmediate)
    throw new Error('not found')
  }
  const app = express5().get('/', (_req, res) => {
    const refused: (() => unknown)[] = [
      () => ftResponse(res, P(load()), load() as never),
      () => ftResponse(res, P(load()), { background: load() as never }),
      () => ftResponse(res, P(load()), { background: [load()] as never }),
      () =>
        ftResponse(res, P(load()), { status: load() as never, headers: { a: load() as never } }),
      () => afterResponse(res, load() as never),
      () => afterResponse(res, [load()] as never, { when: load() as never }),
      () => afterResponse({} as never, [load()] as never),
    ]
    for (const call of refused) expect(call).toThrow(TypeError)
    res.end()
  })
  // Jest fails a test in which a rejection stays unhandled: the answer comes after them.
  expect((await fetch(await serve(app))).status).toBe(200)
})

test('a promise as an attribute is an error, and its rejection does not end the process', async () => {
  const href = Promise.reject(new Error('late')) as never
  const app = express5().get('/', (_req, res) => ftResponse(res, Div({ title: href })))
  app.use(errorsAsJson)
  expect((await fetch(await serve(app))).status).toBe(500)
})

describe('the type that decides whether a document stands around the content', () => {
  test('the Content-Type among the headers decides whether a document is sent', async () => {
    const headers = { 'content-type': 'image/svg+xml' }
    const url = await serve((_req, res) => ftResponse(res, P('x'), { headers }))
    const response = await fetch(url)
    expect(await response.text()).toBe('<p>x</p>')
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(response.headers.get('vary')).toBeNull()
  })

  test('a Content-Type that the handler set without a charset gets UTF-8', async () => {
    const url = await serve((_req, res) => {
      res.setHeader('Content-Type', 'text/html')
      ftResponse(res, 'ü')
    })
    expect((await fetch(url)).headers.get('content-type')).toBe('text/html; charset=utf-8')
  })
})

test('ftResponse() throws for headers that are no plain object, which would be lost', async () => {
  const url = await serve((_req, res) => {
    const headers = new Headers({ 'X-A': 'a' }) as never
    expect(() => ftResponse(res, '', { headers })).toThrow('options.headers to be an object')
    res.end()
  })
  expect((await fetch(url)).status).toBe(200)
})

test.each<[string, () => unknown, string]>([
  ['returns an option that nobody reads', () => ({ titel: 'x' }), 'unknown option "titel"'],
  ['is async', async () => ({ title: 'x' }), 'got a promise'],
])('a page function that %s is an error of the request', async (_title, page, message) => {
  const { ftResponse } = createFt({ page: page as never })
  const app = express5().get('/', (_req, res) => ftResponse(res, 'x'))
  app.use(errorsAsJson)
  const response = await fetch(await serve(app))
  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({ message: expect.stringContaining(message) })
})
