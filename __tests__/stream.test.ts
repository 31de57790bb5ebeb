import { once } from 'node:events'
import { get, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, createServer } from 'node:http2'
import { type AddressInfo, connect as connectSocket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, jest, test } from '@jest/globals'
import compression from 'compression'
import express from 'express'
import { type Child, createFt, Div, ErrorBoundary, type Outcome, P, Titled } from 'ft-response'
import { gate } from './support/gate'
import { serve } from './support/serve'

/** What has arrived of a response, piece by piece. */
class Arrival {
  text = ''
  #response: IncomingMessage

  constructor(response: IncomingMessage) {
    this.#response = response.setEncoding('utf8').on('data', (chunk) => {
      this.text += chunk
    })
  }

  async until(pattern: string): Promise<string> {
    while (!this.text.includes(pattern)) await once(this.#response, 'data')
    return this.text
  }
}

async function request(url: string, headers = {}): Promise<IncomingMessage> {
  const [response] = await once(get(url, { headers }), 'response')
  return response
}

const FRAGMENT = { 'HX-Request': 'true' }

describe('a stream', () => {
  test('a stream sends ready content in order, and the rest as it becomes ready', async () => {
    const { ftResponse } = createFt()
    const slow = gate()
    const slower = gate()
    const Inner = async () => {
      await slower.opened
      return P('slower')
    }
    const Outer = async () => {
      await slow.opened
      return Div('slow ', Inner(), ' after it')
    }
    const url = await serve(
      express().get('/', (_req, res) => {
        ftResponse(res, Titled('Page', P('at once'), Outer(), P('last')), { stream: true })
      }),
    )
    const response = await request(url)
    const arrival = new Arrival(response)
    expect(await arrival.until('at once')).toMatch(
      /^<!doctype html>.*<h1>Page<\/h1><p>at once<\/p>$/,
    )
    slow.open()
    expect(await arrival.until('slow ')).toMatch(/at once<\/p><div>slow $/)
    slower.open()
    await once(response, 'end')
    expect(arrival.text).toMatch(
      /<div>slow <p>slower<\/p> after it<\/div><p>last<\/p><\/main><\/body><\/html>$/,
    )
    expect(response.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'transfer-encoding': 'chunked',
    })
    expect(response.headers).not.toHaveProperty('etag')
  })

  test('the background of a stream starts when the stream ends', async () => {
    const { ftResponse, tasks } = createFt()
    const { open, opened } = gate()
    const outcomes: (Outcome | undefined)[] = []
    const url = await serve((_req, res) => {
      const background = (task: { outcome: Outcome | undefined }) => outcomes.push(task.outcome)
      ftResponse(res, ['first', opened.then(() => 'second')], { stream: true, background })
    })
    const response = await request(url, FRAGMENT)
    const arrival = new Arrival(response)
    await arrival.until('first')
    expect(tasks.waiting).toBe(1)
    open()
    await tasks.idle()
    expect(outcomes).toEqual(['finished'])
    expect(await arrival.until('second')).toBe('firstsecond')
  })

  test('content without promises is not streamed: it has an ETag and a length', async () => {
    const { ftResponse } = createFt()
    const url = await serve(
      express().get('/', (_req, res) => ftResponse(res, P('all'), { stream: true })),
    )
    const { headers } = await request(url, FRAGMENT)
    expect(headers).toMatchObject({ etag: expect.any(String), 'content-length': '10' })
  })

  test('a stream joins content that is ready within a turn, and cuts no character in two', async () => {
    const { ftResponse } = createFt()
    const { open, opened } = gate()
    const url = await serve((_req, res) => {
      const content = ['a', Promise.resolve('b'), 'c\ud83d', opened.then(() => '\ude00')]
      ftResponse(res, content, { stream: true })
    })
    const response = await request(url, FRAGMENT)
    const [first] = await once(response, 'data')
    expect(String(first)).toBe('abc')
    open()
    expect(await text(response)).toBe('😀')
  })

  test('a stream joins a character whose halves arrive apart', async () => {
    const { ftResponse } = createFt()
    const long = 'x'.repeat(20_000)
    const url = await serve((_req, res) => {
      const content = ['a', setImmediate('\ud83d'), '\ude00', P(long), P(setImmediate('b'))]
      ftResponse(res, content, { stream: true })
    })
    expect(await text(await request(url, FRAGMENT))).toBe(`a😀<p>${long}</p><p>b</p>`)
  })

  test('a stream goes through compression() piece by piece', async () => {
    const { ftResponse } = createFt()
    const { open, opened } = gate()
    const app = express()
      .use(compression({ threshold: 0 }))
      .get('/', (_req, res) => {
        ftResponse(res, [P('first'), opened.then(() => P('second'))], { stream: true })
      })
    const response = await fetch(await serve(app), { headers: FRAGMENT })
    expect(response.headers.get('content-encoding')).toBeTruthy()
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    const { value } = await reader.read()
    expect(String(Buffer.from(value ?? []))).toBe('<p>first</p>')
    open()
    expect(String(Buffer.from((await reader.read()).value ?? []))).toBe('<p>second</p>')
  })

  test('a stream goes no faster than its client reads', async () => {
    const { ftResponse } = createFt()
    const piece = 'x'.repeat(1_000_000)
    let response: ServerResponse | undefined
    const { open, opened } = gate()
    let ready = opened
    const url = await serve((_req, res) => {
      response = res
      const content: Child[] = ['first']
      for (let i = 0; i < 30; i++) {
        // Each comes in turns of its own.
        ready = ready.then(() => setImmediate()).then(() => setImmediate())
        content.push(ready.then(() => piece))
      }
      ftResponse(res, content, { stream: true })
    })
    const incoming = await request(url, FRAGMENT)
    open()
    await ready
    for (let i = 0; i < 5; i++) await setImmediate()
    expect(response?.writableLength).toBeLessThan(3 * piece.length)
    expect((await text(incoming)).length).toBe('first'.length + 30 * piece.length)
  })

  test('a stream ends when its client leaves, and its background sees the outcome aborted', async () => {
    const onError = jest.fn()
    const { ftResponse, tasks } = createFt({ tasks: { onError } })
    const outcome = new Promise((resolve) => {
      serve((_req, res) => {
        ftResponse(res, ['first', new Promise<string>(() => {})], {
          stream: true,
          background: (task) => resolve(task.outcome),
        })
      }).then(async (url) => {
        const response = await request(url, FRAGMENT)
        await once(response, 'data')
        response.destroy()
      })
    })
    expect(await outcome).toBe('aborted')
    await tasks.idle()
    expect(onError).not.toHaveBeenCalled()
  })

  test.each([204, 304])(
    'a stream with status %i, which has no body, is sent at once and finished',
    async (status) => {
      const { ftResponse, tasks } = createFt()
      const server = createServer((_req, res) => {
        ftResponse(res, ['first', Promise.resolve('second')], {
          stream: true,
          status,
          background: (task) => outcomes.push(task.outcome),
        })
      })
      const outcomes: unknown[] = []
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
      const [headers] = await once(session.request({ ':path': '/' }), 'response')
      expect(headers[':status']).toBe(status)
      while (outcomes.length === 0) await setImmediate()
      expect(outcomes).toEqual(['finished'])
      await tasks.idle()
      session.close()
      server.close()
    },
  )

  test('a stream answers HEAD with its headers alone', async () => {
    const { ftResponse } = createFt()
    const url = await serve(
      express().get('/', (_req, res) => {
        ftResponse(res, ['first', Promise.resolve('second')], { stream: true })
      }),
    )
    const response = await fetch(url, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })
})

describe('an error of a stream', () => {
  const late = (opened: Promise<void>) => opened.then(() => Promise.reject(new Error('late')))

  test('an error of a stream before its first byte is answered as any other', async () => {
    const { ftResponse } = createFt()
    const app = express().get('/', (_req, res) => {
      ftResponse(res, ['first', Promise.reject(new Error('soon'))], { stream: true })
    })
    app.use(((error, _req, res, _next) => {
      res.status(500).send(`caught ${error.message}`)
    }) as express.ErrorRequestHandler)
    const response = await fetch(await serve(app))
    expect([response.status, await response.text()]).toEqual([500, 'caught soon'])
  })

  test('an error of a stream after half a character counts as one before its first byte', async () => {
    const { ftResponse } = createFt()
    const fails = async () => {
      for (let i = 0; i < 3; i++) await setImmediate()
      throw new Error('soon')
    }
    const app = express().get('/', (_req, res) => {
      ftResponse(res, ['\ud83d', fails()], { stream: true })
    })
    app.use(((error, _req, res, _next) => {
      res.status(500).send(`caught ${error.message}`)
    }) as express.ErrorRequestHandler)
    const response = await fetch(await serve(app), { headers: FRAGMENT })
    expect([response.status, await response.text()]).toEqual([500, 'caught soon'])
  })

  test('an error halfway through a stream goes to the error handler, and aborts the response', async () => {
    const { ftResponse, tasks } = createFt()
    const { open, opened } = gate()
    const handled = jest.fn()
    const outcomes: unknown[] = []
    const app = express().get('/', (_req, res) => {
      ftResponse(res, ['first', late(opened), 'last'], {
        stream: true,
        background: (task) => outcomes.push(task.outcome),
      })
    })
    app.use(((error, _req, res, next) => {
      handled(error.message, res.headersSent)
      next(error)
    }) as express.ErrorRequestHandler)
    app.set('env', 'test')
    const response = await request(await serve(app), FRAGMENT)
    const arrival = new Arrival(response)
    await arrival.until('first')
    open()
    const [error] = await once(response, 'error')
    expect(error).toMatchObject({ code: 'ECONNRESET' })
    expect(handled).toHaveBeenCalledWith('late', true)
    expect(arrival.text).toBe('first')
    await tasks.idle()
    expect(outcomes).toEqual(['aborted'])
  })

  test('an error of a stream on a plain server goes to onError', async () => {
    const onError = jest.fn<(error: unknown) => void>()
    const { ftResponse } = createFt({ tasks: { onError } })
    const { open, opened } = gate()
    const url = await serve((_req, res) => {
      ftResponse(res, ['first', late(opened)], { stream: true })
    })
    const response = await request(url, FRAGMENT)
    await new Arrival(response).until('first')
    open()
    await once(response, 'error')
    expect(onError.mock.calls).toEqual([[new Error('late'), undefined]])
  })

  test('an error of a stream resets the connection of an HTTP/1.0 client, which could not tell it from the end', async () => {
    const { ftResponse } = createFt({ tasks: { onError() {} } })
    const { open, opened } = gate()
    const url = new URL(
      await serve((_req, res) => ftResponse(res, ['first', late(opened)], { stream: true })),
    )
    const socket = connectSocket(Number(url.port), url.hostname)
    socket.write('GET / HTTP/1.0\r\nHX-Request: true\r\n\r\n')
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk
    })
    while (!received.endsWith('first')) await once(socket, 'data')
    open()
    const [error] = await once(socket, 'error')
    expect(error).toMatchObject({ code: 'ECONNRESET' })
  })

  test('an error of a stream resets an HTTP/2 stream', async () => {
    const { ftResponse } = createFt({ tasks: { onError() {} } })
    const { open, opened } = gate()
    const server = createServer((_req, res) => {
      ftResponse(res, ['first', late(opened)], { stream: true })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const stream = session.request({ ':path': '/', 'hx-request': 'true' })
    await once(stream, 'data')
    open()
    const [error] = await once(stream, 'error')
    expect(error.message).toContain('NGHTTP2_INTERNAL_ERROR')
    session.close()
    server.close()
  })

  test('a stream goes on when an ErrorBoundary catches an error', async () => {
    const { ftResponse } = createFt()
    const { open, opened } = gate()
    const url = await serve((_req, res) => {
      const boundary = ErrorBoundary({ fallback: P('sorry'), onError() {}, children: late(opened) })
      ftResponse(res, ['first', boundary, 'last'], { stream: true })
    })
    const response = await request(url, FRAGMENT)
    const arrival = new Arrival(response)
    await arrival.until('first')
    open()
    expect(await arrival.until('last')).toBe('first<p>sorry</p>last')
  })
})

test('options.stream is true or false', () => {
  const { ftResponse } = createFt()
  expect(() =>
    ftResponse({ setHeader() {}, end() {} } as never, 'x', { stream: 1 as never }),
  ).toThrow('ftResponse() expected options.stream to be true or false, got 1 (number)')
})
