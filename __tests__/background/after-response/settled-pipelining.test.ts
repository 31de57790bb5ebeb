import { createServer } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import type { Outcome } from 'ft-response'
import { event } from '../../support/event'
import { BIG, type Exchange, exchanges, listen, readOn, request } from '../../support/exchange'
import { outcomeOf } from '../../support/outcome-of'

type Row = [when: string, answer: (first: Exchange, second: Exchange) => unknown]

const GET = request()

const BOTH_FINISHED: Row[] = [
  [
    'they are answered in order',
    (first, second) => {
      first.res.end('1')
      second.res.end('2')
    },
  ],
  [
    'the second is ended before the first',
    (first, second) => {
      second.res.end('2')
      first.res.end('1')
    },
  ],
  [
    'the second has a large body, and is ended before the first',
    (first, second) => {
      second.res.end(BIG)
      first.res.end('1')
    },
  ],
  [
    'the client says that it will send no more, and reads on',
    (first, second) => {
      first.client.end()
      second.res.end('2')
      first.res.end('1')
    },
  ],
]

const SECOND_ABORTED: Row[] = [
  [
    'the client leaves in mid-body of the second',
    async (first, second) => {
      second.res.end(BIG)
      first.res.end('1')
      await event(first.res, 'close')
      first.client.once('data', () => first.client.destroy())
    },
  ],
  [
    'the first closes the connection behind it',
    (first, second) => {
      first.res.setHeader('Connection', 'close')
      second.res.end('2')
      first.res.end('1')
    },
  ],
  [
    'the server destroys the second while it waits for its turn',
    (first, second) => {
      second.res.destroy()
      first.res.end('1')
    },
  ],
]

const BOTH_ABORTED: Row[] = [
  ['the client leaves before either is ended', ({ client }) => client.destroy()],
  [
    'the client leaves when the second is ended',
    ({ client }, second) => {
      second.res.end('2')
      client.destroy()
    },
  ],
  [
    'the client leaves in mid-body of the first, and the second is ended',
    ({ res, client }, second) => {
      second.res.end('2')
      res.end(BIG)
      client.once('data', () => client.destroy())
    },
  ],
  [
    'the server destroys the socket when the second is ended',
    ({ req }, second) => {
      second.res.end('2')
      req.socket.destroy()
    },
  ],
]

async function pair(): Promise<[Exchange, Exchange]> {
  const [first, second] = await exchanges([GET, GET])
  return [first as Exchange, second as Exchange]
}

describe.each<[string, Row[], Outcome[]]>([
  ['are both finished', BOTH_FINISHED, ['finished', 'finished']],
  ['are finished and aborted', SECOND_ABORTED, ['finished', 'aborted']],
  ['are both aborted', BOTH_ABORTED, ['aborted', 'aborted']],
])('the responses to two pipelined requests %s when', (_what, rows, outcomes) => {
  test.each(rows)('%s', async (_when, answer) => {
    const [first, second] = await pair()
    const seen = [outcomeOf(first.res), outcomeOf(second.res)]
    await answer(first, second)
    expect(await Promise.all(seen)).toEqual(outcomes)
  })

  test.each(rows)('%s, and the tasks are registered after that', async (_when, answer) => {
    const [first, second] = await pair()
    const answered = answer(first, second)
    const seen = [outcomeOf(first.res), outcomeOf(second.res)]
    await answered
    expect(await Promise.all(seen)).toEqual(outcomes)
  })
})

describe('a response that waits for its turn on a connection that died', () => {
  test.each<[string, (second: Exchange) => unknown]>([
    ['is aborted', () => {}],
    ['is aborted though it was ended before', ({ res }) => res.end('2')],
  ])('%s', async (_what, answer) => {
    const [first, second] = await pair()
    answer(second)
    first.client.destroy()
    await event(first.req.socket, 'close')
    expect(await outcomeOf(second.res)).toBe('aborted')
  })

  test('is aborted though it is ended after that', async () => {
    const [first, second] = await pair()
    first.client.destroy()
    await event(first.req.socket, 'close')
    second.res.end('2')
    expect(await outcomeOf(second.res)).toBe('aborted')
  })
})

test.each([
  ['was registered before', true],
  ['is registered after', false],
])(
  'when one has had its turn, one that %s that still hears that the connection died',
  async (_when, before) => {
    const all = await exchanges([GET, GET, GET, GET])
    const [first, second, , fourth] = all as [Exchange, Exchange, Exchange, Exchange]
    const seenSecond = outcomeOf(second.res)
    const early = before ? outcomeOf(fourth.res) : undefined
    first.res.end('1')
    second.res.end('2')
    expect(await seenSecond).toBe('finished')
    const seenFourth = early ?? outcomeOf(fourth.res)
    first.client.destroy()
    expect(await seenFourth).toBe('aborted')
  },
)

describe('the listeners of a connection', () => {
  const closeListeners = ({ req }: Exchange) => req.socket.listenerCount('close')

  test('stay few when 20 responses wait for their turn, and none stays when they are over', async () => {
    const all = await exchanges(Array(20).fill(GET))
    const [first] = all as [Exchange]
    const before = closeListeners(first)
    const seen = all.map(({ res }) => outcomeOf(res))
    expect(closeListeners(first)).toBe(before + 1)

    for (const { res } of [...all].reverse()) res.end('x')
    expect(await Promise.all(seen)).toEqual(Array(20).fill('finished'))
    // One less: Node listens for the response whose turn it is, and there is none.
    expect(closeListeners(first)).toBe(before - 1)
  })

  test('are no more at the 20th request than at the first', async () => {
    const counts: number[] = []
    const server = createServer((req, res) => {
      counts.push(req.socket.listenerCount('close'))
      outcomeOf(res).then(() => {
        if (counts.length < 20) client.write(GET)
        else client.end()
      })
      res.end('x')
    })
    const client = readOn(connect(await listen(server), '127.0.0.1'))
    client.write(GET)
    await event(client, 'close')
    expect(counts).toEqual(Array(20).fill(counts[0]))
  })
})
