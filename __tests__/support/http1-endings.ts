import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect } from '@jest/globals'
import { EFFORT } from './effort'
import { event } from './event'
import { BIG, type Exchange, request } from './exchange'

/** What happens between a request and the end of its response. */
export type Ending = [when: string, text: string, answer: (exchange: Exchange) => unknown]

const GET = request()
const POST = request('POST', { 'Content-Length': '5' }, 'hello')
const UNFINISHED_POST = request('POST', { 'Content-Length': '500' }, 'hello')

/** All is handed to the operating system. */
export const FINISHED: readonly Ending[] = [
  ['the connection is kept', GET, ({ res }) => res.end('x')],
  [
    'the connection is closed behind it',
    request('GET', { Connection: 'close' }),
    ({ res }) => res.end('x'),
  ],
  ['the client speaks HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', ({ res }) => res.end('x')],
  ['it is to HEAD', request('HEAD'), ({ res }) => res.end('x')],
  ['its status is 204', GET, ({ res }) => res.writeHead(204).end()],
  ['its status is 304', GET, ({ res }) => res.writeHead(304).end()],
  ['its body is large', GET, ({ res }) => res.end(BIG)],
  ['its body is a stream', GET, ({ res }) => pipeline(Readable.from(['x', 'y']), res)],
  [
    'the client says that it will send no more, and reads on',
    GET,
    ({ res, client }) => {
      res.end(BIG)
      client.end()
    },
  ],
  ['the upload was not read', UNFINISHED_POST, ({ res }) => res.end('x')],
  [
    'the upload was read, which destroys it',
    POST,
    async ({ req, res }) => {
      for await (const _ of req);
      expect(req.destroyed).toBe(true)
      res.end('x')
    },
  ],
  [
    'the upload was read and then destroyed, before the answer',
    POST,
    async ({ req, res }) => {
      await event(req.resume(), 'end')
      req.destroy(new Error('enough'))
      res.end('x')
    },
  ],
  [
    'the upload was read and then destroyed, after the answer',
    POST,
    async ({ req, res }) => {
      await event(req.resume(), 'end')
      res.end('x')
      req.destroy(new Error('enough'))
    },
  ],
  [
    'the client leaves with the answer in hand',
    GET,
    ({ res, client }) => {
      client.once('data', () => client.destroy())
      res.end('x')
    },
  ],
]

/** The handler has not ended the response, and may do so when it is too late. */
export const BROKEN_OFF_BEFORE_END: readonly Ending[] = [
  ['the client leaves before end()', GET, ({ client }) => client.destroy()],
  ['the client resets the connection before end()', GET, ({ client }) => client.resetAndDestroy()],
  ['the client ends the connection before end()', GET, ({ client }) => client.end()],
  [
    'the client leaves before end(), which is called all the same',
    GET,
    async ({ res, client }) => {
      client.destroy()
      await event(res, 'close')
      res.end('x')
    },
  ],
  ['the client leaves in mid-upload', UNFINISHED_POST, ({ client }) => client.destroy()],
  ['the client sends what is not HTTP', GET, ({ client }) => client.write('BREAK\r\n\r\n')],
  [
    'the client leaves between two writes',
    GET,
    ({ res, client }) => {
      res.write('x')
      client.once('data', () => client.destroy())
    },
  ],
  ['the server destroys the socket before end()', GET, ({ req }) => req.socket.destroy()],
  ['the server destroys the response before end()', GET, ({ res }) => res.destroy()],
  [
    'the server destroys an upload before the answer',
    UNFINISHED_POST,
    ({ req, res }) => {
      req.destroy()
      res.end('x')
    },
  ],
  [
    'the source of its stream fails',
    GET,
    async ({ res, client }) => {
      async function* source() {
        yield 'x'
        await event(client, 'data')
        throw new Error('the disk is gone')
      }
      await expect(pipeline(Readable.from(source()), res)).rejects.toThrow('the disk is gone')
    },
  ],
]

/** The handler has ended the response, and most of it is still to be sent. */
const BROKEN_OFF_IN_BODY: readonly Ending[] = [
  [
    'the client leaves in mid-body',
    GET,
    ({ res, client }) => {
      res.end(BIG)
      client.once('data', () => client.destroy())
    },
  ],
  [
    'the client resets the connection in mid-body',
    GET,
    ({ res, client }) => {
      res.end(BIG)
      client.once('data', () => client.resetAndDestroy())
    },
  ],
  [
    'the client leaves in mid-body, its upload read',
    POST,
    async ({ req, res, client }) => {
      await event(req.resume(), 'end')
      res.end(BIG)
      client.once('data', () => client.destroy())
    },
  ],
  [
    'the server destroys the socket in mid-body',
    GET,
    ({ req, res, client }) => {
      res.end(BIG)
      client.once('data', () => req.socket.destroy())
    },
  ],
  [
    'the server destroys the socket right after end()',
    GET,
    ({ req, res }) => {
      res.end(BIG)
      req.socket.destroy()
    },
  ],
  [
    'the server destroys the response in mid-body',
    GET,
    ({ res, client }) => {
      res.end(BIG)
      client.once('data', () => res.destroy())
    },
  ],
]

export const BROKEN_OFF: readonly Ending[] = [...BROKEN_OFF_BEFORE_END, ...BROKEN_OFF_IN_BODY]

const TYPICAL = [
  'the connection is kept',
  'its body is large',
  'the upload was not read',
  'the upload was read and then destroyed, after the answer',
  'the client leaves before end()',
  'the server destroys an upload before the answer',
  'the source of its stream fails',
  'the client leaves in mid-body',
]

/** One ending of each kind, for what hardly depends on them; all of them with more effort. */
export const typical = (endings: readonly Ending[]) =>
  EFFORT > 1 ? endings : endings.filter(([when]) => TYPICAL.includes(when))
