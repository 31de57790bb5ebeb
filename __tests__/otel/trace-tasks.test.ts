import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { context, SpanStatusCode, trace } from '@opentelemetry/api'
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node'
import express from 'express'
import { createFt, P } from 'ft-response'
import { traceTasks } from 'ft-response/otel'
import { serve } from '../support/serve'

const exporter = new InMemorySpanExporter()
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
const tracer = provider.getTracer('test')
let stop = () => {}

beforeAll(() => provider.register())

afterAll(async () => {
  await provider.shutdown()
  trace.disable()
  context.disable()
})

afterEach(() => {
  stop()
  exporter.reset()
})

/** An app whose requests have spans, as the instrumentation of http makes them. */
function app(background: (task: { attempt: number }) => unknown, attempts = 1) {
  const { ftResponse, tasks } = createFt({ tasks: { onError() {} } })
  const work = tasks.define('work', (_payload, task) => background(task), { attempts })
  const handler = express()
    .use((req, res, next) => {
      tracer.startActiveSpan(`${req.method} ${req.path}`, (span) => {
        res.once('finish', () => span.end())
        next()
      })
    })
    .get('/', (_req, res) => ftResponse(res, P('hi'), work()))
  return { handler, tasks }
}

function spans(): Record<string, ReadableSpan> {
  return Object.fromEntries(exporter.getFinishedSpans().map((span) => [span.name, span]))
}

const time = ([seconds, nanoseconds]: [number, number]) => seconds * 1e9 + nanoseconds

test('a task has a span of its own, linked to that of the request, which it does not lengthen', async () => {
  stop = traceTasks()
  const { handler, tasks } = app(async () => {
    await new Promise(setImmediate)
    tracer.startSpan('inner').end()
  })
  await fetch(`${await serve(handler)}?secret=1`)
  await tasks.idle()
  const { 'GET /': request, 'task work': task, inner } = spans()
  expect(task?.spanContext().traceId).not.toBe(request?.spanContext().traceId)
  expect(task?.links.map((link) => link.context)).toEqual([request?.spanContext()])
  expect(task?.parentSpanContext).toBeUndefined()
  expect(time(request?.endTime as never)).toBeLessThanOrEqual(time(task?.startTime as never))
  expect(inner?.parentSpanContext?.spanId).toBe(task?.spanContext().spanId)
  expect(task?.attributes).toEqual({
    'ft_response.task.id': expect.any(String),
    'ft_response.task.name': 'work',
    'ft_response.task.attempt': 1,
    'ft_response.task.waited_ms': expect.any(Number),
    'ft_response.task.outcome': 'finished',
    'http.request.method': 'GET',
    'url.path': '/',
  })
})

test('each attempt has a span, and a failed one says why', async () => {
  stop = traceTasks()
  const { handler, tasks } = app(({ attempt }) => {
    if (attempt === 1) throw new Error('once')
  }, 2)
  await fetch(await serve(handler))
  await tasks.idle()
  const attempts = exporter.getFinishedSpans().filter(({ name }) => name === 'task work')
  expect(attempts.map(({ status }) => status)).toEqual([
    { code: SpanStatusCode.ERROR, message: 'Error: once' },
    { code: SpanStatusCode.UNSET },
  ])
  expect(attempts[0]?.events).toMatchObject([{ name: 'exception' }])
})

test('the span of a task that timed out has an error, that of a declined or cancelled one has none', async () => {
  stop = traceTasks()
  const { tasks } = createFt({ tasks: { onError() {} } })
  await tasks
    .define('slow', (_payload, { signal }) => once(signal, 'abort'))
    .with({
      timeout: 5,
    })
    .enqueue()
  await tasks.define('declined', (_payload, task) => task.fail('no money')).enqueue()
  await tasks
    .define('stopped', async (_payload, task) => {
      await tasks.cancel(task.id)
      throw task.signal.reason
    })
    .enqueue()
  await tasks.idle()
  const { 'task slow': slow, 'task declined': declined, 'task stopped': stopped } = spans()
  expect(slow?.status.code).toBe(SpanStatusCode.ERROR)
  expect([declined?.status.code, stopped?.status.code]).toEqual([0, 0])
})

test('a task can be a child of the request instead', async () => {
  stop = traceTasks({ relation: 'child' })
  const { handler, tasks } = app(() => {})
  await fetch(await serve(handler))
  await tasks.idle()
  const { 'GET /': request, 'task work': task } = spans()
  expect(task?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId)
  expect(task?.links).toEqual([])
})

test('a task that no request asked for has a span without links', async () => {
  stop = traceTasks()
  const { tasks } = createFt()
  await tasks.define('nightly', () => {}).enqueue()
  await tasks.idle()
  expect(spans()['task nightly']?.links).toEqual([])
})

test('traceTasks() makes no spans after it was stopped', async () => {
  traceTasks()()
  const { tasks } = createFt()
  await tasks.define('nightly', () => {}).enqueue()
  await tasks.idle()
  expect(spans()).toEqual({})
})

test('traceTasks() throws for an unknown relation', () => {
  expect(() => traceTasks({ relation: 'parent' as never })).toThrow(
    "traceTasks() expected options.relation to be 'link' or 'child', got 'parent' (string)",
  )
})
