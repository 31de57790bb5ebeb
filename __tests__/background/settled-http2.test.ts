import { constants, type Http2ServerResponse } from 'node:http2'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from '@jest/globals'
import { ftResponse, type Outcome, P } from 'ft-response'
import { event, turn } from '../support/event'
import { BIG } from '../support/exchange'
import { exchangeHttp2, type Http2Exchange } from '../support/exchange-http2'
import { outcomeOf } from '../support/outcome-of'

type Row = [when: string, method: string, answer: (exchange: Http2Exchange) => unknown]

const { NGHTTP2_CANCEL, NGHTTP2_NO_ERROR } = constants

const FINISHED: Row[] = [
  ['it has a body', 'GET', ({ res }) => res.end('x')],
  ['it has none', 'GET', ({ res }) => res.end()],
  ['its body is large', 'GET', ({ res }) => res.end(BIG)],
  ['its body is a stream', 'GET', ({ res }) => pipeline(Readable.from(['x', 'y']), res)],
  ['its status is 204', 'GET', ({ res }) => res.writeHead(204).end()],
  ['its status is 304', 'GET', ({ res }) => res.writeHead(304).end()],
  ['it is to HEAD', 'HEAD', ({ res }) => res.end()],
  ['it is to HEAD, and the handler sends a body', 'HEAD', ({ res }) => res.end('x')],
  [
    'it is to HEAD, and the handler writes first and ends when the stream is closed',
    'HEAD',
    async ({ res }) => {
      const closed = event(res.stream, 'close')
      res.write('x')
      await closed
      await turn()
      res.end()
    },
  ],
  [
    'it has trailers',
    'GET',
    ({ res }) => {
      res.addTrailers({ checksum: '1' })
      res.end('x')
    },
  ],
  [
    'the upload was read',
    'POST',
    async ({ req, res, stream }) => {
      stream.end('hello')
      for await (const _ of req);
      res.end('x')
    },
  ],
  [
    'the upload was read and then destroyed',
    'POST',
    async ({ req, res, stream }) => {
      stream.end('hello')
      await event(req.resume(), 'end')
      req.destroy()
      res.end('x')
    },
  ],
  [
    'the client stays in mid-upload',
    'POST',
    ({ res, stream }) => {
      stream.write('hello')
      res.end('x')
    },
  ],
  [
    'the server destroys an upload after the answer',
    'POST',
    ({ req, res, stream }) => {
      stream.write('hello')
      res.end('x')
      req.destroy()
    },
  ],
  [
    'the client resets the stream with the answer in hand',
    'POST',
    ({ res, stream }) => {
      stream.once('end', () => stream.close(NGHTTP2_CANCEL))
      res.end('x')
    },
  ],
  [
    'the server closes the connection behind it',
    'GET',
    ({ res }) => {
      res.end(BIG)
      res.stream.session?.close()
    },
  ],
]

type Break = [how: string, breakOff: (exchange: Http2Exchange) => unknown]

const CLOSED_BY_CLIENT: Break = ['the client closes the stream', ({ stream }) => stream.close()]
const BREAKS: Break[] = [
  ['the client resets the stream', ({ stream }) => stream.close(NGHTTP2_CANCEL)],
  ['the client destroys the session', ({ session }) => session.destroy()],
  ['the connection of the client is gone', ({ socket }) => socket.destroy()],
  ['the server resets the stream', ({ res }) => res.stream.close(NGHTTP2_CANCEL)],
  ['the server destroys the stream', ({ res }) => res.stream.destroy()],
  ['the server destroys the response', ({ res }) => res.destroy()],
  ['the server destroys the session', ({ res }) => res.stream.session?.destroy()],
]

const beforeEnd = (method: string, when: string, breaks: Break[]) =>
  breaks.map(([how, breakOff]): Row => [`${how} ${when}`, method, breakOff])

const ABORTED: Row[] = [
  ...beforeEnd('GET', 'before end()', [...BREAKS, CLOSED_BY_CLIENT]),
  ...beforeEnd('HEAD', 'of HEAD before end()', [...BREAKS, CLOSED_BY_CLIENT]),
  ...beforeEnd('POST', 'in mid-upload', [...BREAKS, CLOSED_BY_CLIENT]),
  ...BREAKS.map(([how, breakOff]): Row => {
    return [
      `${how} in mid-body`,
      'GET',
      (both) => {
        both.res.end(BIG)
        both.stream.once('data', () => breakOff(both))
      },
    ]
  }),
  ...BREAKS.map(([how, breakOff]): Row => {
    return [
      `${how} between two writes`,
      'GET',
      (both) => {
        both.res.write(BIG)
        both.stream.once('data', () => breakOff(both))
      },
    ]
  }),
  [
    'the client resets the stream before end(), which is called all the same',
    'GET',
    async ({ res, stream }) => {
      const closed = event(res.stream, 'close')
      stream.close(NGHTTP2_CANCEL)
      await closed
      res.end('x')
    },
  ],
  [
    'the source of its stream fails',
    'GET',
    async ({ res, stream }) => {
      async function* source() {
        yield 'x'
        await event(stream, 'data')
        throw new Error('the disk is gone')
      }
      await expect(pipeline(Readable.from(source()), res)).rejects.toThrow('the disk is gone')
    },
  ],
  [
    'the server destroys the session right after end()',
    'GET',
    ({ res }) => {
      res.end('x')
      res.stream.session?.destroy()
    },
  ],
]

describe.each([
  ['finished', FINISHED],
  ['aborted', ABORTED],
])('over HTTP/2 a response is %s when', (outcome, rows) => {
  test.each(rows)('%s', async (_when, method, answer) => {
    const both = await exchangeHttp2(method)
    const seen = outcomeOf(both.res)
    await answer(both)
    expect(await seen).toBe(outcome)
  })

  test.each(rows)('%s, and the task is registered after that', async (_when, method, answer) => {
    const both = await exchangeHttp2(method)
    const answered = answer(both)
    const seen = outcomeOf(both.res)
    await answered
    expect(await seen).toBe(outcome)
  })

  test.each(rows)('%s, and the task comes when all is over', async (_when, method, answer) => {
    const both = await exchangeHttp2(method)
    const closed = event(both.res.stream, 'close')
    await answer(both)
    await closed
    await turn()
    expect(await outcomeOf(both.res)).toBe(outcome)
  })
})

describe.each(['finish', 'close'])('a task that is registered in a listener of %s', (name) => {
  const inListener = (res: Http2ServerResponse) =>
    new Promise<Outcome | undefined>((resolve) => {
      res.once(name, () => resolve(outcomeOf(res)))
    })

  test.each(FINISHED)('sees finished when %s', async (_when, method, answer) => {
    const both = await exchangeHttp2(method)
    const seen = inListener(both.res)
    await answer(both)
    expect(await seen).toBe('finished')
  })

  test('sees aborted when the client resets the stream', async () => {
    const both = await exchangeHttp2()
    const seen = inListener(both.res)
    both.stream.close(NGHTTP2_CANCEL)
    expect(await seen).toBe('aborted')
  })
})

describe('a stream that the client closes without an error', () => {
  test('between two writes is aborted, though Node 20 to 24 leave it open', async () => {
    const { res, stream } = await exchangeHttp2()
    const seen = outcomeOf(res)
    res.write(BIG)
    stream.once('data', () => stream.close(NGHTTP2_NO_ERROR))
    expect(await seen).toBe('aborted')
  })

  test('in mid-body is aborted when its session ends at the latest', async () => {
    const { res, stream, session } = await exchangeHttp2()
    const seen = outcomeOf(res)
    res.end(BIG)
    stream.once('data', () => stream.close(NGHTTP2_NO_ERROR))
    await event(stream, 'close')
    session.destroy()
    expect(await seen).toBe('aborted')
  })
})

test('a pushed response settles as any other', async () => {
  const { res, session } = await exchangeHttp2()
  session.on('stream', (pushed) => pushed.resume())
  const seen = new Promise<Outcome | undefined>((resolve, reject) => {
    res.createPushResponse({ ':path': '/style.css' }, (error, pushed) => {
      if (error) return reject(error)
      resolve(outcomeOf(pushed))
      pushed.end('p {}')
    })
  })
  expect(await seen).toBe('finished')
  res.end('x')
  expect(await outcomeOf(res)).toBe('finished')
})

test('ftResponse settles as aborted when the client leaves while it renders', async () => {
  const { res, stream } = await exchangeHttp2()
  const closed = event(res.stream, 'close').then(() => 'too late')
  const seen = new Promise<Outcome | undefined>((resolve) => {
    ftResponse(res, P(closed), (task) => resolve(task.outcome))
  })
  stream.close(NGHTTP2_CANCEL)
  expect(await seen).toBe('aborted')
})
