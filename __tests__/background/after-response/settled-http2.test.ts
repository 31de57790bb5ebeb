import { constants, type Http2ServerResponse } from 'node:http2'
import { describe, expect, test } from '@jest/globals'
import { ftResponse, type Outcome, P } from 'ft-response'
import { event, turn } from '../../support/event'
import { BIG } from '../../support/exchange'
import { exchangeHttp2 } from '../../support/exchange-http2'
import { ABORTED, FINISHED, typical } from '../../support/http2-endings'
import { outcomeOf } from '../../support/outcome-of'

const { NGHTTP2_CANCEL, NGHTTP2_NO_ERROR } = constants

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

  test.each(typical(rows))(
    '%s, and the task is registered after that',
    async (_when, method, answer) => {
      const both = await exchangeHttp2(method)
      const answered = answer(both)
      const seen = outcomeOf(both.res)
      await answered
      expect(await seen).toBe(outcome)
    },
  )

  // All of them: how it ended is read from what is left of it.
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

  test.each(typical(FINISHED))('sees finished when %s', async (_when, method, answer) => {
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

describe('a response to an upload that is still read', () => {
  test('is finished before the upload is', async () => {
    const { req, res, stream } = await exchangeHttp2('POST')
    stream.write('hello')
    req.resume()
    const seen = outcomeOf(res)
    res.end('x')
    expect(await seen).toBe('finished')
    expect(req.readableEnded).toBe(false)
  })

  test('is finished before the upload is, also for a task that comes when it was sent', async () => {
    const { req, res, stream } = await exchangeHttp2('POST')
    stream.write('hello')
    req.resume()
    const sent = event(res.stream, 'finish')
    res.end('x')
    await sent
    await turn()
    expect(await outcomeOf(res)).toBe('finished')
    expect(req.readableEnded).toBe(false)
  })

  test('stays finished when the client resets the stream with the answer in hand', async () => {
    const { req, res, stream } = await exchangeHttp2('POST')
    stream.write('hello')
    req.resume()
    stream.once('end', () => stream.close(NGHTTP2_CANCEL))
    const seen = outcomeOf(res)
    res.end('x')
    expect(await seen).toBe('finished')
  })
})

test('a response that the client lets no byte of through is aborted when it resets that', async () => {
  const { res, stream } = await exchangeHttp2('GET', { initialWindowSize: 0 })
  const seen = outcomeOf(res)
  res.end('x')
  await event(stream, 'response')
  stream.close(NGHTTP2_CANCEL)
  expect(await seen).toBe('aborted')
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
