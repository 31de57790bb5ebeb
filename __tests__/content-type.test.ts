import { MIMEType } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import express5, { type Response } from 'express'
import { type FtResponseOptions, ftResponse } from 'ft-response'
import { exchangeHttp2 } from './support/exchange-http2'
import { express4 } from './support/express4'
import { serve } from './support/serve'

/** Types of text as handlers set them, all of which Express parses. */
const TYPES = [
  'text/plain; charset=iso-8859-1',
  'text/plain;charset="ISO-8859-1"',
  'text/plain ; charset = latin1',
  'TEXT/HTML; CHARSET=UTF-16LE',
  'text/html; charset=UTF-8',
  'text/html',
  'text/html; charset=latin1; profile=a',
  'text/plain; profile="a;charset=b"; charset=latin1',
  'text/plain; profile="a\\";charset=b"; charset=latin1',
  'text/csv; header=present; charset=latin1',
  'multipart/mixed; boundary="a b"; charset=latin1',
  'application/json; version=1',
  'application/xhtml+xml; charset=latin1',
  'application/javascript',
  'application/x-unknown; x-charset=b',
  'image/svg+xml; charset=latin1',
]

/** What Express 5 parses all the same, or what it and Express 4 answer with an error. */
const UNPARSED = [
  'text/plain; charset',
  'text/plain; charset=',
  'text/plain; charset="latin1',
  'text/plain; charset=latin1; charset=utf-16',
  'text/plain; charset=latin1, text/html',
  'text/html;',
  'text/html; ;charset=latin1',
  'text/plain; x=a b',
]

type Send = (set: string | undefined, options?: FtResponseOptions) => void

const setByHandler = (type: string, send: Send) => send(type)

/** The three ways to say a type. */
const WAYS: [string, (type: string, send: Send) => void][] = [
  ['by the handler', setByHandler],
  ['in options.headers', (type, send) => send(undefined, { headers: { 'content-type': type } })],
  ['in options.type', (type, send) => send(undefined, { type })],
]

describe.each(WAYS)('a type that is set %s', (_name, set) => {
  describe.each([
    ['Express 5', express5],
    ['Express 4', express4],
  ])('is sent by %s', (_version, express) => {
    async function typeOf(answer: (res: Response) => void): Promise<string | null> {
      const app = express().use((_req, res) => answer(res))
      return (await fetch(await serve(app))).headers.get('content-type')
    }

    test.each(TYPES)('as res.send(string) sends %s', async (type) => {
      const theirs = await typeOf((res) => {
        res.setHeader('Content-Type', type)
        res.send('ü')
      })
      const ours = await typeOf((res) =>
        set(type, (header, options) => {
          if (header !== undefined) res.setHeader('Content-Type', header)
          ftResponse(res, 'ü', options)
        }),
      )
      expect(parsed(ours)).toEqual(parsed(theirs))
      expect(parsed(ours)).toMatchObject({ charset: 'utf-8' })
    })
  })

  describe.each([
    ['a plain server', plainTypeOf],
    ['HTTP/2', http2TypeOf],
  ])('is sent by %s', (_server, typeOf) => {
    test.each([...TYPES, ...UNPARSED])('as UTF-8: %s', async (type) => {
      const sent = await typeOf(type, set)
      expect(parsed(sent)).toEqual({ ...parsed(type), charset: 'utf-8' })
      expect(sent?.match(/\bcharset *=(?! *b)/gi)).toHaveLength(1)
    })

    test.each(['image/png', 'font/woff2', 'application/octet-stream'])(
      'as it is where it is binary: %s',
      async (type) => expect(await typeOf(type, set)).toBe(type),
    )
  })
})

test('a charset is replaced where it is, and what is around it stays as it was written', async () => {
  const sent = await plainTypeOf('Text/Plain;A="b";  Charset="latin1" ;c=D', setByHandler)
  expect(sent).toBe('Text/Plain;A="b"; charset=utf-8;c=D')
})

test.each(['text', 'text/plain charset=latin1', 'text/plain; a b=c'])(
  'a type that neither Express takes is sent with the charset too: %s',
  async (type) => {
    expect(await plainTypeOf(type, setByHandler)).toBe(`${type}; charset=utf-8`)
  },
)

/** The type and its parameters by name, however they are written. */
function parsed(header: string | null): Record<string, string> {
  const { essence, params } = new MIMEType(header ?? '')
  return { essence, ...Object.fromEntries(params) }
}

async function plainTypeOf(
  type: string,
  set: (type: string, send: Send) => void,
): Promise<string | null> {
  const url = await serve((_req, res) =>
    set(type, (header, options) => {
      if (header !== undefined) res.setHeader('Content-Type', header)
      ftResponse(res, 'ü', options)
    }),
  )
  return (await fetch(url)).headers.get('content-type')
}

async function http2TypeOf(
  type: string,
  set: (type: string, send: Send) => void,
): Promise<string | null> {
  const { res, stream } = await exchangeHttp2()
  const answered = new Promise<string>((resolve) =>
    stream.once('response', (headers) => resolve(String(headers['content-type']))),
  )
  set(type, (header, options) => {
    if (header !== undefined) res.setHeader('Content-Type', header)
    ftResponse(res, 'ü', options)
  })
  return answered
}
