import type { RequestListener, ServerResponse } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import express5 from 'express'
import { ftResponse, type Outcome, P } from 'ft-response'
import inject from 'light-my-request'
import serverless from 'serverless-http'
import { event, turn } from '../../support/event'
import { express4 } from '../../support/express4'
import { outcomeOf } from '../../support/outcome-of'

type Send = (app: RequestListener) => Promise<string>

const lightMyRequest: Send = async (app) => (await inject(app, '/')).body
const serverlessHttp: Send = async (app) => {
  const get = { httpMethod: 'GET', path: '/', headers: {} }
  return ((await serverless(app)(get, {})) as { body: string }).body
}

// light-my-request changes the prototypes of an Express for good: each fake has one of its own.
describe.each<[string, Send, typeof express5 | undefined]>([
  ['light-my-request', lightMyRequest, undefined],
  ['light-my-request, with Express', lightMyRequest, express4],
  ['serverless-http', serverlessHttp, undefined],
  ['serverless-http, with Express', serverlessHttp, express5],
])('a response of %s is finished', (_name, send, express) => {
  /** Sends a request to a handler, and gives what its task sees. */
  async function outcomeIn(
    handler: (...args: Parameters<RequestListener>) => Promise<Outcome | undefined>,
  ): Promise<Outcome | undefined> {
    let seen: Promise<Outcome | undefined> | undefined
    const listener: RequestListener = (req, res) => {
      seen = handler(req, res)
    }
    expect(await send(express ? express().use(listener) : listener)).toContain('x')
    return seen
  }

  test('for a task that was registered before', async () => {
    const seen = await outcomeIn((_req, res) => {
      const outcome = outcomeOf(res)
      res.end('x')
      return outcome
    })
    expect(seen).toBe('finished')
  })

  test('for a task that is registered in the turn of end()', async () => {
    const seen = await outcomeIn((_req, res) => {
      res.end('x')
      return outcomeOf(res)
    })
    expect(seen).toBe('finished')
  })

  test('for a task that is registered later', async () => {
    const seen = await outcomeIn(async (_req, res) => {
      res.end('x')
      await turn()
      return outcomeOf(res)
    })
    expect(seen).toBe('finished')
  })

  test('for the task of ftResponse', async () => {
    const seen = await outcomeIn(
      (_req, res) =>
        new Promise((resolve) => {
          ftResponse(res, P('x'), (task) => resolve(task.outcome))
        }),
    )
    expect(seen).toBe('finished')
  })
})

describe('a response of light-my-request that is destroyed is aborted', () => {
  const unanswered = () =>
    new Promise<ServerResponse>((resolve) => {
      inject((_req, res) => resolve(res), '/').catch(() => {})
    })

  test('for a task that was registered before', async () => {
    const res = await unanswered()
    const seen = outcomeOf(res)
    res.destroy()
    expect(await seen).toBe('aborted')
  })

  test('for a task that is registered after', async () => {
    const res = await unanswered()
    const closed = event(res, 'close')
    res.destroy()
    await closed
    expect(await outcomeOf(res)).toBe('aborted')
  })
})
