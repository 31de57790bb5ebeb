import type { RequestListener } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import express5 from 'express'
import { ftResponse, type Outcome, P } from 'ft-response'
import inject from 'light-my-request'
import serverless from 'serverless-http'
import { turn } from '../support/event'
import { express4 } from '../support/express4'
import { outcomeOf } from '../support/outcome-of'

type Send = (app: RequestListener) => Promise<string>

const lightMyRequest: Send = async (app) => (await inject(app, '/')).body
const serverlessHttp: Send = async (app) => {
  const event = { httpMethod: 'GET', path: '/', headers: {} }
  return ((await serverless(app)(event, {})) as { body: string }).body
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

test('a response that light-my-request sees destroyed is aborted', async () => {
  let seen: Promise<Outcome | undefined> | undefined
  const sent = inject((_req, res) => {
    seen = outcomeOf(res)
    res.destroy()
  }, '/')
  await expect(sent).rejects.toThrow('destroyed')
  expect(await seen).toBe('aborted')
})
