import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { constants } from 'node:http2'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import {
  type AnyResponse,
  afterResponse,
  BackgroundTasks,
  createFt,
  ftResponse,
  P,
} from 'ft-response'
import { event, turn } from '../../support/event'
import { BIG, type Exchange, exchange, exchanges, request } from '../../support/exchange'
import { exchangeHttp2 } from '../../support/exchange-http2'
import { outcomeOf } from '../../support/outcome-of'

afterEach(() => {
  jest.useRealTimers()
})

const ENDINGS: [string, () => Promise<{ res: AnyResponse; end: () => void }>][] = [
  [
    'finished on HTTP/1',
    async () => {
      const { res } = await exchange()
      return { res, end: () => res.end('x') }
    },
  ],
  [
    'finished on HTTP/2',
    async () => {
      const { res } = await exchangeHttp2()
      return { res, end: () => res.end('x') }
    },
  ],
  [
    'aborted on HTTP/1 before end()',
    async () => {
      const { res, client } = await exchange()
      return { res, end: () => client.destroy() }
    },
  ],
  [
    'aborted on HTTP/1 in mid-body',
    async () => {
      const { res, client } = await exchange()
      client.once('data', () => client.destroy())
      return { res, end: () => res.end(BIG) }
    },
  ],
  [
    'aborted on HTTP/1 in its wait for its turn',
    async () => {
      const [first, second] = (await exchanges([request(), request()])) as [Exchange, Exchange]
      return { res: second.res, end: () => first.client.destroy() }
    },
  ],
  [
    'aborted on HTTP/2',
    async () => {
      const { res, stream } = await exchangeHttp2()
      return { res, end: () => stream.close(constants.NGHTTP2_CANCEL) }
    },
  ],
]

describe.each(ENDINGS)('when a response is %s', (ending, begin) => {
  const outcome = ending.slice(0, ending.indexOf(' '))

  test('each task runs once, in the order of registration', async () => {
    const { res, end } = await begin()
    const { afterResponse, tasks } = createFt()
    const ran: number[] = []
    for (let i = 0; i < 20; i++) afterResponse(res, () => void ran.push(i))
    end()
    await outcomeOf(res)
    await tasks.idle()
    await turn()
    expect(ran).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  test('20 tasks add as many listeners to a response as one', async () => {
    const { res } = await begin()
    const listeners = () => [res.listenerCount('finish'), res.listenerCount('close')]
    const none = listeners()
    outcomeOf(res)
    const one = listeners()
    for (let i = 1; i < 20; i++) outcomeOf(res)
    expect(listeners()).toEqual(one)
    expect(one).toEqual(none.map((count) => count + 1))
  })

  test('a task that is registered later sees the outcome that the first one saw', async () => {
    const { res, end } = await begin()
    const seen = outcomeOf(res)
    end()
    expect(await seen).toBe(outcome)
    await turn()
    expect(await outcomeOf(res)).toBe(outcome)
  })

  test('each task runs in the async context that it was registered in', async () => {
    const { res, end } = await begin()
    const context = new AsyncLocalStorage<string>()
    const contextOfTask = (name: string) =>
      context.run(name, () => {
        return new Promise((resolve) => {
          afterResponse(res, async () => {
            await turn()
            resolve(context.getStore())
          })
        })
      })
    const early = ['first', 'second'].map(contextOfTask)
    end()
    expect(await Promise.all(early)).toEqual(['first', 'second'])
    expect(await contextOfTask('late')).toBe('late')
  })

  test('an async context that a task enters does not reach the tasks after and beside it', async () => {
    const { res, end } = await begin()
    const context = new AsyncLocalStorage<string>()
    const seen: (string | undefined)[] = []
    const enter = () => {
      seen.push(context.getStore())
      context.enterWith('of a task')
    }
    const done = new Promise((resolve) => {
      context.run('of the request', () => {
        const beside = new BackgroundTasks([enter, enter], { concurrency: 2 })
        afterResponse(res, [enter, enter, beside])
        afterResponse(res, [enter, resolve])
      })
    })
    end()
    await done
    expect(seen).toEqual(Array(5).fill('of the request'))
  })

  test('tasks start under fake timers', async () => {
    const { res, end } = await begin()
    jest.useFakeTimers()
    const seen = outcomeOf(res)
    end()
    expect(await seen).toBe(outcome)
    expect(await outcomeOf(res)).toBe(outcome)
  })
})

describe('a task never starts inside a listener', () => {
  /** What an event listener may still be about: it ends before the next turn. */
  async function settle() {
    await Promise.resolve()
    await new Promise<void>((resolve) => process.nextTick(resolve))
  }

  test.each<[string, (exchange: Exchange) => unknown]>([
    ['finish', ({ res }) => res.end('x')],
    ['close', ({ client }) => client.destroy()],
  ])(
    'a task never starts inside a listener of %s: what other listeners began comes first',
    async (name, end) => {
      const both = await exchange()
      const order: string[] = []
      const note = (what: string) => async () => {
        order.push(what)
        await settle()
        order.push(`${what} settled`)
      }
      both.res.once(name, note('before'))
      const seen = new Promise<void>((resolve) => {
        afterResponse(both.res, () => {
          order.push('task')
          resolve()
        })
      })
      both.res.once(name, note('after'))
      end(both)
      await seen
      expect(order).toEqual(['before', 'after', 'before settled', 'after settled', 'task'])
    },
  )

  test.each<[string, (res: ServerResponse) => unknown]>([
    ['a response that is over', (res) => event(res, 'close')],
    ['a response that was just ended', () => {}],
  ])('a task never starts inside the call that registers it, for %s', async (_what, wait) => {
    const { res } = await exchange()
    const ended = wait(res)
    res.end('x')
    await ended
    const order: string[] = []
    const seen = new Promise<void>((resolve) => {
      afterResponse(res, () => {
        order.push('task')
        resolve()
      })
    })
    order.push('registered')
    await settle()
    order.push('settled')
    await seen
    expect(order).toEqual(['registered', 'settled', 'task'])
  })
})

describe('a response that nobody ends', () => {
  test('a response that never ends never settles, and drain() names its task', async () => {
    const { res, client } = await exchange()
    const { afterResponse, tasks } = createFt()
    let ran = false
    afterResponse(res, function sendMail() {
      ran = true
    })
    expect(await tasks.drain({ grace: 20, abortGrace: 20 })).toEqual({
      completed: 0,
      failed: 0,
      unfinished: [
        expect.objectContaining({
          name: 'sendMail',
          state: 'waiting',
          outcome: undefined,
          request: { method: 'GET', url: '/' },
        }),
      ],
    })
    // The task was lost then: it does not run after all when the client gives up.
    const seen = outcomeOf(res)
    client.destroy()
    expect(await seen).toBe('aborted')
    await turn()
    expect(ran).toBe(false)
  })
})

describe('a mock of a response', () => {
  const mockOf = (emitter: object) => {
    const sent: unknown[] = []
    const mock = Object.assign(emitter, {
      headersSent: false,
      setHeader() {},
      getHeader() {},
      hasHeader: () => false,
      end: (body: unknown) => sent.push(body),
    })
    return { mock: mock as never, sent }
  }

  test('ftResponse() answers a mock of a response that emits no events', () => {
    const { mock, sent } = mockOf({ once() {} })
    ftResponse(mock, P('Hello'), () => {})
    expect(String(sent)).toContain('<p>Hello</p>')
  })

  test('a mock of a response that emits only finish is finished then', async () => {
    const emitter = new EventEmitter()
    const seen = outcomeOf(mockOf(emitter).mock)
    emitter.emit('finish')
    expect(await seen).toBe('finished')
  })
})
