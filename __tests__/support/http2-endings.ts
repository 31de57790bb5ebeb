import { constants } from 'node:http2'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect } from '@jest/globals'
import { EFFORT } from './effort'
import { event, turn } from './event'
import { BIG } from './exchange'
import type { Http2Exchange } from './exchange-http2'

/** What happens between a request over HTTP/2 and the end of its response. */
type Http2Ending = [when: string, method: string, answer: (exchange: Http2Exchange) => unknown]

const { NGHTTP2_CANCEL } = constants

export const FINISHED: readonly Http2Ending[] = [
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

const beforeEnd = (method: string, when: string) =>
  [...BREAKS, CLOSED_BY_CLIENT].map(([how, breakOff]): Http2Ending => {
    return [`${how} ${when}`, method, breakOff]
  })

const inMidAnswer = (when: string, send: (exchange: Http2Exchange) => void) =>
  BREAKS.map(([how, breakOff]): Http2Ending => {
    const answer = (both: Http2Exchange) => {
      send(both)
      both.stream.once('data', () => breakOff(both))
    }
    return [`${how} ${when}`, 'GET', answer]
  })

export const ABORTED: readonly Http2Ending[] = [
  ...beforeEnd('GET', 'before end()'),
  ...beforeEnd('HEAD', 'of HEAD before end()'),
  ...beforeEnd('POST', 'in mid-upload'),
  ...inMidAnswer('in mid-body', ({ res }) => res.end(BIG)),
  ...inMidAnswer('between two writes', ({ res }) => res.write(BIG)),
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
    'the server resets the stream right after end()',
    'GET',
    ({ res }) => {
      res.end('x')
      res.stream.close(NGHTTP2_CANCEL)
    },
  ],
  [
    'the client closes the stream between two writes, and end() is called at that',
    'GET',
    ({ req, res, stream }) => {
      req.once('aborted', () => res.end())
      res.write('x')
      stream.once('data', () => stream.close())
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

const TYPICAL = [
  'it has a body',
  'its body is large',
  'it is to HEAD, and the handler sends a body',
  'the client resets the stream with the answer in hand',
  'the client resets the stream before end()',
  'the client closes the stream in mid-upload',
  'the client destroys the session in mid-body',
  'the source of its stream fails',
]

/** One ending of each kind, for what hardly depends on them; all of them with more effort. */
export const typical = (endings: readonly Http2Ending[]) =>
  EFFORT > 1 ? endings : endings.filter(([when]) => TYPICAL.includes(when))
