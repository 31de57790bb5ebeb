import { AsyncLocalStorage } from 'node:async_hooks'
import { tracingChannel } from 'node:diagnostics_channel'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type AttemptTrace, TaskRunner, type TaskTrace } from 'ft-response'
import { runBackground } from '../../support/run-background'

const EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const
const unsubscribe: (() => void)[] = []

afterEach(() => {
  for (const stop of unsubscribe.splice(0)) stop()
})

/** Notes the events of a channel. */
function record<Trace extends object>(name: string): [string, Trace][] {
  const channel = tracingChannel<object, Trace>(name)
  const events: [string, Trace][] = []
  const handlers = Object.fromEntries(
    EVENTS.map((event) => [event, (trace: unknown) => events.push([event, trace as Trace])]),
  )
  channel.subscribe(handlers as never)
  unsubscribe.push(() => channel.unsubscribe(handlers as never))
  return events
}

describe('the channel ft-response:task', () => {
  test('the channel ft-response:task publishes a task from its acceptance to its end', async () => {
    const events = record<TaskTrace>('ft-response:task')
    await runBackground(new TaskRunner(), function work() {})
    const of = events.filter(([, trace]) => trace.name === 'work')
    expect(of.map(([event]) => event)).toEqual(['start', 'end', 'asyncStart', 'asyncEnd'])
    expect(new Set(of.map(([, trace]) => trace)).size).toBe(1)
    expect(of[0]?.[1]).toMatchObject({
      id: expect.any(String),
      name: 'work',
      request: { method: 'GET', url: '/' },
      acceptedAt: expect.any(Number),
      startedAt: expect.any(Number),
      endedAt: expect.any(Number),
      outcome: 'finished',
      end: 'completed',
    })
  })

  test('the channel ft-response:task says why a task failed, and that one was cancelled', async () => {
    const events = record<TaskTrace>('ft-response:task')
    const tasks = new TaskRunner({ onError() {} })
    const error = new Error('no')
    await tasks.define('fails', () => Promise.reject(error)).enqueue()
    await tasks.idle()
    expect(events.map(([event]) => event)).toContain('error')
    expect(events.at(-1)?.[1]).toMatchObject({ end: 'failed', error })
    const handle = await tasks.define('cancelled', () => {}).enqueue()
    await handle.cancel()
    expect(events.at(-1)?.[1]).toMatchObject({ end: 'cancelled' })
    expect(events.at(-1)?.[1].startedAt).toBeUndefined()
  })
})

describe('the channel ft-response:attempt', () => {
  test('the channel ft-response:attempt publishes each call of the function', async () => {
    const events = record<AttemptTrace>('ft-response:attempt')
    const tasks = new TaskRunner({ onError() {} })
    const flaky = tasks.define(
      'flaky',
      (_payload, task) => {
        if (task.attempt === 1) throw new Error('once')
      },
      { attempts: 2 },
    )
    await flaky.enqueue()
    await tasks.idle()
    expect(events.map(([event, { attempt }]) => `${event} ${attempt}`)).toEqual([
      'start 1',
      'end 1',
      'error 1',
      'asyncStart 1',
      'asyncEnd 1',
      'start 2',
      'end 2',
      'asyncStart 2',
      'asyncEnd 2',
    ])
    expect(events[2]?.[1].error).toEqual(new Error('once'))
  })

  test('a subscriber of ft-response:attempt can put the function into an async context', async () => {
    const storage = new AsyncLocalStorage<string>()
    const channel = tracingChannel<object, AttemptTrace>('ft-response:attempt')
    const start = (trace: unknown) => {
      ;(trace as AttemptTrace).around.push((call) => storage.run('within', call))
    }
    channel.start.subscribe(start)
    unsubscribe.push(() => channel.start.unsubscribe(start))
    const seen: unknown[] = []
    await runBackground(new TaskRunner(), async () => {
      seen.push(storage.getStore())
      await new Promise(setImmediate)
      seen.push(storage.getStore())
    })
    expect(seen).toEqual(['within', 'within'])
  })
})
