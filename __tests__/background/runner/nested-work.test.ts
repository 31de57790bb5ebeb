import { describe, expect, jest, test } from '@jest/globals'
import { TaskRefusedError, TaskRunner, TaskSkippedError } from 'ft-response'
import { FakeQueue } from '../../support/fake-queue'
import { gate } from '../../support/gate'
import { runBackground } from '../../support/run-background'

describe('task.after()', () => {
  test('task.after() runs work when the task has completed, and idle() waits for it', async () => {
    const tasks = new TaskRunner()
    const order: string[] = []
    const outer = tasks.define('outer', async (_payload, task) => {
      task.after(async (inner) => {
        order.push('inner')
        inner.after(() => order.push('innermost'))
      })
      await new Promise(setImmediate)
      order.push('outer')
    })
    await outer.enqueue()
    await tasks.idle()
    expect(order).toEqual(['outer', 'inner', 'innermost'])
  })

  test('work of task.after() knows the response that its task follows', async () => {
    const tasks = new TaskRunner()
    const seen = jest.fn()
    await runBackground(tasks, (task) => {
      task.after((inner) => seen(inner.outcome, tasks.list()[0]?.request))
    })
    await tasks.idle()
    expect(seen).toHaveBeenCalledWith('finished', { method: 'GET', url: '/' })
  })

  test('task.after() takes any background, and runs it in order', async () => {
    const tasks = new TaskRunner()
    const order: string[] = []
    const named = tasks.define('named', ({ name }: { name: string }) => order.push(name))
    await runBackground(tasks, (task) => {
      task.after([() => order.push('function'), false, named({ name: 'defined' })])
    })
    await tasks.idle()
    expect(order).toEqual(['function', 'defined'])
  })

  test('task.after() drops the work of a failed task, and reports it', async () => {
    const onError = jest.fn<(error: unknown) => void>()
    const tasks = new TaskRunner({ onError })
    const inner = jest.fn()
    await runBackground(tasks, (task) => {
      task.after(inner)
      throw new Error('no')
    })
    await tasks.idle()
    expect(inner).not.toHaveBeenCalled()
    expect(onError.mock.calls.map(([error]) => error)).toEqual([
      new Error('no'),
      expect.any(TaskSkippedError),
    ])
  })

  test('task.after() runs only the work of the attempt that completed, once', async () => {
    const onError = jest.fn<(error: unknown) => void>()
    const tasks = new TaskRunner({ onError })
    const inner = jest.fn()
    const flaky = tasks.define(
      'flaky',
      (_payload, task) => {
        task.after(inner)
        if (task.attempt === 1) throw new Error('once')
      },
      { attempts: 2 },
    )
    await flaky.enqueue()
    await tasks.idle()
    expect(inner).toHaveBeenCalledTimes(1)
    expect(onError.mock.calls.map(([error]) => error)).toEqual([new Error('once')])
  })

  test('task.after() stores queued work when the task has completed, and a refusal is an error of the task', async () => {
    const onError = jest.fn<(error: unknown) => void>()
    const tasks = new TaskRunner({ onError })
    const queue = new FakeQueue()
    const down = new FakeQueue(() => Promise.reject(new Error('store is down')))
    const stored = queue.define('stored', () => {})
    const lost = down.define('lost', () => {})
    await runBackground(tasks, (task) => task.after(stored()))
    await tasks.idle()
    expect(queue.stored).toMatchObject([{ name: 'stored' }])
    await runBackground(tasks, (task) => task.after(lost()))
    await tasks.idle()
    expect(onError.mock.calls.map(([error]) => error)).toEqual([expect.any(TaskRefusedError)])
    expect(tasks.counts).toMatchObject({ failed: 1 })
  })

  test('task.after() throws when the runner is full', async () => {
    const onError = jest.fn<(error: unknown) => void>()
    const tasks = new TaskRunner({ concurrency: 1, maxWaiting: 0, onError })
    const work = tasks.define('work', (_payload, task) => task.after(() => {}))
    await work.enqueue()
    await tasks.idle()
    expect(onError.mock.calls.map(([error]) => error)).toEqual([expect.any(TaskRefusedError)])
  })

  test('task.after() throws when its task has ended', async () => {
    const tasks = new TaskRunner()
    let after: ((work: () => void) => void) | undefined
    await runBackground(tasks, (task) => {
      after = task.after
    })
    await tasks.idle()
    expect(() => after?.(() => {})).toThrow('task.after() was called when the task had ended')
  })

  test('task.after() works in run() as well', async () => {
    const tasks = new TaskRunner()
    const inner = jest.fn()
    const work = tasks.define('work', (_payload, task) => {
      task.after(inner)
      return 'done'
    })
    expect(await work.run()).toBe('done')
    await tasks.idle()
    expect(inner).toHaveBeenCalledTimes(1)
  })
})

describe('during a drain', () => {
  test('a drain accepts and awaits the work of running tasks, and no other', async () => {
    const tasks = new TaskRunner()
    const { open, opened } = gate()
    const inner = jest.fn()
    const outer = tasks.define('outer', async (_payload, task) => {
      await opened
      task.after(inner)
    })
    await outer.enqueue()
    const drained = tasks.drain()
    await expect(outer.enqueue()).rejects.toThrow(
      'the runner is shutting down; a running task can still call task.after()',
    )
    open()
    expect(await drained).toEqual({ completed: 2, failed: 0, unfinished: [] })
    expect(inner).toHaveBeenCalledTimes(1)
  })

  test('a drain accepts no work once it aborts tasks', async () => {
    const onError = jest.fn<(error: unknown) => void>()
    const tasks = new TaskRunner({ onError })
    const inner = jest.fn()
    const outer = tasks.define('outer', async (_payload, task) => {
      await new Promise((resolve) => task.signal.addEventListener('abort', resolve))
      task.after(inner)
    })
    await outer.enqueue()
    await new Promise(setImmediate)
    const { unfinished } = await tasks.drain({ grace: 5 })
    expect(unfinished).toMatchObject([{ name: 'outer' }])
    expect(onError.mock.calls.map(([error]) => error)).toEqual([expect.any(TaskRefusedError)])
    expect(inner).not.toHaveBeenCalled()
  })
})

test('status() has the progress and the log lines of a task', async () => {
  const tasks = new TaskRunner()
  const half = gate()
  const seen = gate()
  const work = tasks.define('work', async (_payload, { progress, log }) => {
    const state = { done: 1, of: 2 }
    progress(state)
    state.done = 2
    log('half of it')
    half.open()
    await seen.opened
    for (let i = 1; i <= 100; i++) log(`line ${i}`)
  })
  const { status } = await work.enqueue()
  await half.opened
  expect(await status()).toMatchObject({
    state: 'running',
    name: 'work',
    progress: { done: 1, of: 2 },
    log: ['half of it'],
    acceptedAt: expect.any(Number),
    startedAt: expect.any(Number),
  })
  seen.open()
  await tasks.idle()
  const ended = await status()
  expect(ended).toMatchObject({ state: 'completed', endedAt: expect.any(Number) })
  expect(ended.log).toHaveLength(100)
  expect(ended.log?.[0]).toBe('line 1')
})

test('progress() throws for a value that JSON cannot carry', async () => {
  const onError = jest.fn<(error: unknown) => void>()
  const tasks = new TaskRunner({ onError })
  await tasks.define('work', (_payload, task) => task.progress(1n)).enqueue()
  await tasks.idle()
  expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(TypeError)
})
