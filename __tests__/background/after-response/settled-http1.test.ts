import { describe, expect, test } from '@jest/globals'
import type { Outcome } from 'ft-response'
import { event, turn } from '../../support/event'
import { exchange, request } from '../../support/exchange'
import { exchangeOverTls } from '../../support/exchange-tls'
import {
  BROKEN_OFF,
  BROKEN_OFF_BEFORE_END,
  type Ending,
  FINISHED,
  typical,
} from '../../support/http1-endings'
import { outcomeOf } from '../../support/outcome-of'

/** A socket of TLS cannot be reset. */
const overTls = (endings: readonly Ending[]) => endings.filter(([when]) => !/\bresets\b/.test(when))

describe.each([
  ['HTTP/1 a response is finished', exchange, 'finished', FINISHED],
  ['HTTP/1 a response is aborted', exchange, 'aborted', BROKEN_OFF],
  ['TLS a response is finished', exchangeOverTls, 'finished', typical(FINISHED)],
  ['TLS a response is aborted', exchangeOverTls, 'aborted', overTls(typical(BROKEN_OFF))],
])('over %s', (what, send, outcome, endings) => {
  test.each(endings)(`over ${what} when %s`, async (_when, text, answer) => {
    const both = await send(text)
    const seen = outcomeOf(both.res)
    await answer(both)
    expect(await seen).toBe(outcome)
  })
})

describe.each([
  ['finished', typical(FINISHED)],
  ['aborted', typical(BROKEN_OFF)],
])('a task that is registered after end() sees %s', (outcome, endings) => {
  test.each(endings)(
    `a task that is registered after end() sees ${outcome} when %s`,
    async (_when, text, answer) => {
      const both = await exchange(text)
      const answered = answer(both)
      const seen = outcomeOf(both.res)
      await answered
      expect(await seen).toBe(outcome)
    },
  )
})

describe.each([
  ['of finish sees finished', 'finish', 'finished', typical(FINISHED)],
  ['of close sees finished', 'close', 'finished', typical(FINISHED)],
  ['of close sees aborted', 'close', 'aborted', typical(BROKEN_OFF_BEFORE_END)],
])('a task that is registered in a listener %s', (what, name, outcome, endings) => {
  test.each(endings)(
    `a task that is registered in a listener ${what} when %s`,
    async (_when, text, answer) => {
      const both = await exchange(text)
      const seen = new Promise<Outcome | undefined>((resolve) => {
        both.res.once(name, () => resolve(outcomeOf(both.res)))
      })
      await answer(both)
      expect(await seen).toBe(outcome)
    },
  )
})

// All of them: how it ended is read from what is left of it.
describe.each([
  ['finished', FINISHED],
  ['aborted', BROKEN_OFF_BEFORE_END],
])('a task that is registered a turn after all is over sees %s', (outcome, endings) => {
  test.each(endings)(
    `a task that is registered a turn after all is over sees ${outcome} when %s`,
    async (_when, text, answer) => {
      const both = await exchange(text)
      const closed = event(both.res, 'close')
      await answer(both)
      await closed
      await turn()
      expect(await outcomeOf(both.res)).toBe(outcome)
    },
  )
})

describe('an upload that nobody read and that is destroyed', () => {
  const UPLOAD = request('POST', { 'Content-Length': '500' }, 'hello')

  test.each([
    ['before', true],
    ['after', false],
  ])(
    'by a listener of finish does not undo an answer whose task came %s that',
    async (_order, first) => {
      const { req, res } = await exchange(UPLOAD)
      const early = first ? outcomeOf(res) : undefined
      res.once('finish', () => req.destroy())
      const seen = early ?? outcomeOf(res)
      res.end('x')
      expect(await seen).toBe('finished')
    },
  )

  test('in the turn of end() takes the answer with it', async () => {
    const { req, res } = await exchange(UPLOAD)
    const seen = outcomeOf(res)
    res.end('x')
    req.destroy()
    expect(await seen).toBe('aborted')
  })
})

test('a response is finished, whatever else its connection has to send by then', async () => {
  const { res, client } = await exchange()
  const seen = outcomeOf(res)
  // As what answers an upgrade that a client sent behind its request.
  res.prependListener('finish', () => res.socket?.write('x'.repeat(20_000_000)))
  res.end()
  expect(await seen).toBe('finished')
  client.destroy()
})
