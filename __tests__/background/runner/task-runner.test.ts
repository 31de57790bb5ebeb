import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import { createFt, type TaskContext, TaskRefusedError, TaskRunner } from 'ft-response'
import { startTasksAtOnce } from 'ft-response/testing'
import { gate } from '../../support/gate'
import { runBackground } from '../../support/run-background'

describe('a defined task', () => {
  test('a defined task gets a copy of its payload through JSON, in this process as on a queue', async () => {
    const tasks = new TaskRunner()
    const received = jest.fn()
    const greet = tasks.define('greet', (payload: { name: string; tags?: string[] }) => {
      received(payload)
    })
    const payload = { name: 'Ada', tags: ['a'] }
    const bound = greet(payload)
    payload.tags.push('added after the call')
    await tasks.idle()
    await runBackground(tasks, bound)
    expect(received).toHaveBeenCalledWith({ name: 'Ada', tags: ['a'] })
  })

  test('a defined task may have no payload', async () => {
    const tasks = new TaskRunner()
    const nightly = tasks.define('nightly', async () => 'done')
    expect(await nightly.run()).toBe('done')
    expect(nightly().name).toBe('nightly')
  })

  test.each([
    ['a bigint', { n: 1n }, 'BigInt'],
    ['a function', () => {}, 'got [Function'],
    ['itself', circular(), 'circular'],
  ])('a defined task throws at the call for a payload with %s', (_title, payload, message) => {
    const send = new TaskRunner().define('send', (_payload: unknown) => {})
    expect(() => send(payload)).toThrow(TypeError)
    expect(() => send(payload)).toThrow('task "send" expected a payload that JSON can carry')
    expect(() => send(payload)).toThrow(message)
  })

  test('each call of a defined task makes a new unguessable id at once', () => {
    const send = new TaskRunner().define('send', () => {})
    expect(send().id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/)
    expect(send().id).not.toBe(send().id)
  })

  test('define() expects a name that is free, and a handler', () => {
    const tasks = new TaskRunner()
    tasks.define('send', () => {})
    expect(() => tasks.define('send', () => {})).toThrow(
      'define("send") expected a name that is free',
    )
    expect(() => tasks.define('', () => {})).toThrow('expected a name for the task')
    expect(() => tasks.define('x', undefined as never)).toThrow('define("x") expected a function')
    expect(new TaskRunner().define('send', () => {})().name).toBe('send')
  })

  test('run() calls the handler at once, and returns or throws what the handler does', async () => {
    const tasks = new TaskRunner()
    const half = tasks.define('half', ({ n }: { n: number }, task) => {
      if (n % 2) throw new RangeError('odd')
      return {
        half: n / 2,
        attempt: task.attempt,
        outcome: task.outcome,
        aborted: task.signal.aborted,
      }
    })
    expect(await half.run({ n: 4 })).toEqual({
      half: 2,
      attempt: 1,
      outcome: undefined,
      aborted: false,
    })
    await expect(half.run({ n: 3 })).rejects.toThrow(RangeError)
    expect(tasks.list()).toEqual([])
  })

  test('enqueue() starts a task without a response, and its handle gives the status', async () => {
    const tasks = new TaskRunner()
    const { open, opened } = gate()
    const contexts: TaskContext[] = []
    const wait = tasks.define('wait', async (_payload, task) => {
      contexts.push(task)
      await opened
    })
    const handle = await wait.enqueue()
    expect(await handle.status()).toMatchObject({ id: handle.id, state: 'waiting' })
    open()
    await tasks.idle()
    expect(await handle.status()).toMatchObject({ id: handle.id, state: 'completed' })
    expect(contexts).toMatchObject([
      { id: handle.id, name: 'wait', outcome: undefined, attempt: 1 },
    ])
  })

  test('enqueue() rejects when the runner drains', async () => {
    const tasks = new TaskRunner()
    const send = tasks.define('send', () => {})
    await tasks.drain()
    await expect(send.enqueue()).rejects.toThrow(TaskRefusedError)
  })
})

describe('cancel()', () => {
  test('cancel() keeps a waiting task from starting', async () => {
    const tasks = new TaskRunner()
    const ran = jest.fn()
    const handle = await tasks.define('send', ran).enqueue()
    expect(await handle.cancel()).toBe('cancelled')
    await tasks.idle()
    expect(await handle.status()).toMatchObject({ state: 'cancelled' })
    expect(await handle.cancel()).toBe('unknown')
    await new Promise(setImmediate)
    expect(ran).not.toHaveBeenCalled()
  })

  test('cancel() aborts the signal of a running task with its reason, and reports nothing', async () => {
    const onError = jest.fn()
    const tasks = new TaskRunner({ onError })
    const { open, opened } = gate()
    const work = tasks.define('work', (_payload, task) => {
      open()
      return new Promise((_resolve, reject) => {
        task.signal.addEventListener('abort', () => reject(task.signal.reason))
      })
    })
    const handle = await work.enqueue()
    await opened
    expect(await handle.cancel(new Error('no longer needed'))).toBe('requested')
    await tasks.idle()
    expect(await handle.status()).toMatchObject({ state: 'cancelled' })
    expect(onError).not.toHaveBeenCalled()
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'ends a task once, and either runs it or not, also %i turns of promises after its start',
    async (turns) => {
      const tasks = new TaskRunner({ concurrency: 1 })
      const ran = jest.fn()
      const bound = tasks.define('work', ran)()
      startTasksAtOnce(tasks)
      createFt({ tasks }).afterResponse(openResponse(), bound)
      for (let i = 0; i < turns; i++) await undefined
      const result = await tasks.cancel(bound.id)
      await tasks.idle()
      expect(ran).toHaveBeenCalledTimes(result === 'cancelled' ? 0 : 1)
      const { state } = await tasks.status(bound.id)
      expect(state).toBe(result === 'cancelled' ? 'cancelled' : 'completed')
      const { completed, cancelled } = tasks.counts
      expect(completed + cancelled).toBe(1)
      // The slot is free again.
      await tasks.define('next', ran).enqueue()
      await tasks.idle()
    },
  )

  test('cancel() reaches a task that reads its signal later', async () => {
    const tasks = new TaskRunner()
    const started = gate()
    const cancelled = gate()
    const seen = jest.fn()
    const work = tasks.define('work', async (_payload, task) => {
      started.open()
      await cancelled.opened
      seen(task.signal.aborted, task.signal.reason.name)
    })
    const handle = await work.enqueue()
    await started.opened
    await handle.cancel()
    cancelled.open()
    await tasks.idle()
    expect(seen).toHaveBeenCalledWith(true, 'AbortError')
    expect(await handle.status()).toMatchObject({ state: 'completed' })
  })

  test('cancel() does not hide an error that has another cause', async () => {
    const onError = jest.fn()
    const tasks = new TaskRunner({ onError })
    const started = gate()
    const cancelled = gate()
    const work = tasks.define('work', async () => {
      started.open()
      await cancelled.opened
      throw new Error('disk full')
    })
    const handle = await work.enqueue()
    await started.opened
    await handle.cancel()
    cancelled.open()
    await tasks.idle()
    expect(await handle.status()).toMatchObject({ state: 'failed' })
    expect(onError).toHaveBeenCalledTimes(1)
  })
})

describe('running, waiting and list()', () => {
  test('running, waiting and list() show the tasks, oldest first', async () => {
    const tasks = new TaskRunner()
    const { open, opened } = gate()
    const started = gate()
    const first = await tasks.define('first', () => started.open(opened)).enqueue()
    await started.opened
    const second = await tasks.define('second', () => {}).enqueue()
    expect([tasks.running, tasks.waiting]).toEqual([1, 1])
    expect(tasks.list()).toMatchObject([
      { id: first.id, name: 'first', state: 'running', startedAt: expect.any(Number) },
      { id: second.id, name: 'second', state: 'waiting', startedAt: undefined },
    ])
    open()
    await tasks.idle()
    expect([tasks.running, tasks.waiting, tasks.list()]).toEqual([0, 0, []])
  })

  test('status() remembers the last thousand tasks that ended, and calls an unknown id unknown', async () => {
    const tasks = new TaskRunner()
    const quick = tasks.define('quick', () => {})
    const handles = await Promise.all(Array.from({ length: 1_001 }, () => quick.enqueue()))
    await tasks.idle()
    expect(await handles[0]?.status()).toMatchObject({ state: 'unknown' })
    expect(await handles[1]?.status()).toMatchObject({ state: 'completed' })
    expect(await tasks.status('stranger')).toEqual({ id: 'stranger', state: 'unknown' })
  })
})

describe('drain()', () => {
  test('drain() waits for running tasks, and accepts no more', async () => {
    const tasks = new TaskRunner()
    const { open, opened } = gate()
    const work = tasks.define('work', () => opened)
    const handle = await work.enqueue()
    const drained = tasks.drain()
    await expect(work.enqueue()).rejects.toThrow('the runner is shutting down')
    open()
    expect(await drained).toEqual({ completed: 1, failed: 0, unfinished: [] })
    expect(await handle.status()).toMatchObject({ state: 'completed' })
  })

  test('drain() counts failed tasks', async () => {
    const tasks = new TaskRunner({ onError: () => {} })
    await tasks.define('fail', () => Promise.reject(new Error('x'))).enqueue()
    expect(await tasks.drain()).toEqual({ completed: 0, failed: 1, unfinished: [] })
  })

  test('drain() aborts tasks after grace, and names the unfinished ones', async () => {
    const tasks = new TaskRunner({ onError: () => {} })
    const begin = (name: string, work: (task: TaskContext) => Promise<unknown>) =>
      tasks.define(name, (_payload, task) => work(task)).enqueue()
    const aborted = (task: TaskContext) =>
      new Promise<void>((resolve) => task.signal.addEventListener('abort', () => resolve()))

    await begin('saves in time', (task) => aborted(task))
    await begin('gives up', (task) => aborted(task).then(() => Promise.reject(task.signal.reason)))
    await begin('breaks', (task) => aborted(task).then(() => Promise.reject(new Error('broken'))))
    await begin('hangs', () => new Promise(() => {}))
    await new Promise(setImmediate)
    const ran = jest.fn()
    const response = openResponse()
    createFt({ tasks }).afterResponse(response, tasks.define('never starts', ran)())

    const { completed, failed, unfinished } = await tasks.drain({ grace: 5, abortGrace: 5 })
    expect([completed, failed]).toEqual([1, 0])
    expect(unfinished.map(({ name, state }) => [name, state])).toEqual([
      ['gives up', 'running'],
      ['breaks', 'running'],
      ['hangs', 'running'],
      ['never starts', 'waiting'],
    ])
    response.emit('close')
    await new Promise(setImmediate)
    expect(ran).not.toHaveBeenCalled()
  })

  test('drain() returns the same report when it is called again', () => {
    const tasks = new TaskRunner()
    expect(tasks.drain()).toBe(tasks.drain({ grace: 0 }))
  })

  test('drain() with grace: Infinity waits until all tasks end', async () => {
    const tasks = new TaskRunner()
    const { open, opened } = gate()
    await tasks.define('work', () => opened).enqueue()
    const drained = tasks.drain({ grace: Number.POSITIVE_INFINITY })
    open()
    expect(await drained).toMatchObject({ completed: 1 })
  })

  test.each([-1, Number.NaN, '5'])('drain() throws for a grace of %p', async (grace) => {
    const tasks = new TaskRunner()
    expect(() => tasks.drain({ grace: grace as number })).toThrow(
      'drain() expected options.grace to be',
    )
    await tasks.define('work', () => {}).enqueue()
  })
})

function circular() {
  const value: { self?: unknown } = {}
  value.self = value
  return value
}

test('a task that is enqueued under fake timers starts as usual', async () => {
  jest.useFakeTimers()
  try {
    const tasks = new TaskRunner()
    const ran = jest.fn()
    await tasks.define('work', () => ran()).enqueue()
    await tasks.idle()
    expect(ran).toHaveBeenCalled()
  } finally {
    jest.useRealTimers()
  }
})

test('drain() throws for an unknown option', () => {
  expect(() => new TaskRunner().drain({ graceMs: 5 } as never)).toThrow('unknown option "graceMs"')
})

/** A response that has not ended. */
function openResponse(): ServerResponse {
  return new ServerResponse(new IncomingMessage(new Socket()))
}
