import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import express from 'express'
import { createFt, P, TaskRunner, UserFacingError } from 'ft-response'
import { type ThreadsOptions, threads } from 'ft-response/threads'
import { serve } from '../../support/serve'
import {
  context,
  echo,
  errors,
  fails,
  flaky,
  outer,
  polite,
  spin,
  talk,
  tasks,
  where,
} from '../../support/thread-tasks'

beforeEach(() => {
  errors.length = 0
})

afterAll(async () => {
  await tasks.drain()
})

test('a task runs in a thread, with a copy of its payload', async () => {
  expect(await where.run()).toMatchObject({ kind: 'thread' })
  const payload = { text: 'é', list: [1, 2] }
  expect(await echo.run(payload)).toEqual(payload)
})

test('a task in a thread follows a response while the server answers others', async () => {
  const { ftResponse } = createFt()
  const app = express()
  app.get('/work', (_req, res) => ftResponse(res, P('accepted'), spin({ ms: 300 })))
  app.get('/other', (_req, res) => ftResponse(res, P('other')))
  const url = await serve(app)
  await (await fetch(`${url}/work`)).text()
  while (tasks.running === 0) await new Promise(setImmediate)
  expect(await (await fetch(`${url}/other`)).text()).toContain('other')
  expect(tasks.list()).toMatchObject([{ name: 'spin', state: 'running', outcome: 'finished' }])
  await tasks.idle()
})

test('a task in a thread knows its id, name and attempt as in the process', async () => {
  expect(await context.run()).toEqual({
    id: expect.any(String),
    name: 'context',
    attempt: 1,
    outcome: undefined,
    aborted: false,
  })
})

test('progress and log lines of a task in a thread reach its status', async () => {
  const { status } = await talk.enqueue({ lines: 3 })
  await tasks.idle()
  expect(await status()).toMatchObject({
    state: 'completed',
    progress: { done: 3, of: 3 },
    log: ['line 1', 'line 2', 'line 3'],
  })
})

describe('an error crosses', () => {
  test('an error crosses from a thread with its class, message, stack and cause', async () => {
    const error = (await fails.run({ how: 'range' }).catch((error) => error)) as Error
    expect(error).toBeInstanceOf(RangeError)
    expect(error.message).toBe('too far')
    expect(error.stack).toContain('thread-tasks.ts')
    expect(error.cause).toBeInstanceOf(TypeError)
  })

  test('an error of an unknown class crosses from a thread with its name and properties', async () => {
    const error = await fails.run({ how: 'own' }).catch((error) => error)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ name: 'Bankrupt', code: 'E_BROKE', message: 'no money' })
    expect(await fails.run({ how: 'missing' }).catch((error) => error)).toMatchObject({
      code: 'ENOENT',
    })
  })

  test('a thrown value that is no error crosses from a thread as it is', async () => {
    await expect(fails.run({ how: 'string' })).rejects.toBe('just text')
  })

  test('a UserFacingError crosses from a thread as one', async () => {
    await expect(fails.run({ how: 'user' })).rejects.toBeInstanceOf(UserFacingError)
    const { status } = await fails.enqueue({ how: 'user' })
    await tasks.idle()
    expect(await status()).toMatchObject({ state: 'failed', message: 'Your card was declined.' })
  })

  test('run() rejects when the result of a thread cannot be cloned', async () => {
    await expect(fails.run({ how: 'uncloneable' })).rejects.toMatchObject({
      name: 'DataCloneError',
    })
  })

  test('run() rejects when its thread exits, and the next task gets another thread', async () => {
    await expect(fails.run({ how: 'exit' })).rejects.toThrow(/exit/)
    expect(await where.run()).toMatchObject({ kind: 'thread' })
  })
})

describe('a thread that fails while no task runs in it', () => {
  const module = require.resolve('../../support/thread-tasks')

  /** An executor of its own, and what it reports first: an error and its task. */
  function executor(options: ThreadsOptions = {}) {
    const onError = jest.fn()
    const tasks = threads(module, { concurrency: 1, ...options, onError })
    const reported = new Promise((resolve) =>
      onError.mockImplementationOnce((...all) => resolve(all)),
    )
    const define = <P, Result>(name: string) =>
      tasks.define<P, Result>(name, () => undefined as Result)
    return {
      tasks,
      onError,
      reported,
      leaves: define<{ what: string }, number>('leaves'),
      where: define<undefined, { threadId: number }>('where'),
    }
  }

  test.each(['rejection', 'throw', 'event', 'value'])(
    'a thread that fails with a late %s, while no task runs in it, is reported and replaced',
    async (what) => {
      const { tasks, onError, reported, leaves, where } = executor()
      const first = await leaves.run({ what })
      const [error, task] = (await reported) as [unknown, unknown]
      expect(String(error)).toContain(`left: ${what}`)
      expect(task).toBeUndefined()
      expect(onError).toHaveBeenCalledTimes(1)
      expect((await where.run()).threadId).not.toBe(first)
      expect(await tasks.drain()).toMatchObject({ unfinished: [] })
    },
  )

  test('a thread that cannot start fails its tasks, and those that come later', async () => {
    const { tasks, where } = executor({
      concurrency: 2,
      // For less, V8 ends the whole process from Node 22 on.
      resourceLimits: { maxOldGenerationSizeMb: 3 },
    })
    const handles = await Promise.all([where.enqueue(), where.enqueue(), where.enqueue()])
    await tasks.idle()
    await expect(where.run()).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
    for (const { status } of handles) expect(await status()).toMatchObject({ state: 'failed' })
    expect(await tasks.drain()).toMatchObject({ unfinished: [] })
  })
})

test('a task in a thread is retried as in the process', async () => {
  const { status } = await flaky.enqueue()
  await tasks.idle()
  expect(await status()).toMatchObject({ state: 'completed' })
})

describe('a task that is stopped', () => {
  test('cancel() ends a task in a thread that is in a busy loop', async () => {
    const handle = await spin.enqueue({ ms: 600_000 })
    while (tasks.running === 0) await new Promise(setImmediate)
    expect(await handle.cancel()).toBe('requested')
    await tasks.idle()
    expect(await handle.status()).toMatchObject({ state: 'cancelled' })
  })

  test('a task in a thread ends at its timeout, and is reported once', async () => {
    const busy = await spin.with({ timeout: 50 }).enqueue({ ms: 600_000 })
    const asleep = await polite.with({ timeout: 50 }).enqueue()
    await tasks.idle()
    expect(await busy.status()).toMatchObject({ state: 'failed' })
    expect(await asleep.status()).toMatchObject({ state: 'failed' })
    expect(errors).toMatchObject([{ name: 'TimeoutError' }, { name: 'TimeoutError' }])
  })

  test('a task in a thread that is cancelled with a reason counts as cancelled', async () => {
    const handle = await polite.enqueue()
    while (!(await handle.status()).log?.length) await new Promise(setImmediate)
    await handle.cancel(new Error('the user pressed stop'))
    await tasks.idle()
    expect(await handle.status()).toMatchObject({ state: 'cancelled' })
    expect(errors).toEqual([])
  })

  test('a cancelled task can stop by itself before its thread is ended', async () => {
    const handle = await polite.enqueue()
    while (!(await handle.status()).log?.length) await new Promise(setImmediate)
    await handle.cancel()
    await tasks.idle()
    expect(await handle.status()).toMatchObject({
      state: 'cancelled',
      log: ['asleep', 'stopped: AbortError'],
    })
  })
})

describe('task.after()', () => {
  test('task.after() in a thread takes tasks of the same module', async () => {
    await outer.enqueue({ how: 'defined' })
    await tasks.idle()
    expect(tasks.counts.completed).toBeGreaterThan(1)
  })

  test('task.after() in a thread throws for functions, which cannot leave it', async () => {
    await expect(outer.run({ how: 'function' })).rejects.toThrow(
      'task.after() expected, in a thread, tasks that the same module defines on threads(), got [Function',
    )
  })

  test('enqueue() in a thread throws, and names task.after()', async () => {
    await expect(outer.run({ how: 'enqueue' })).rejects.toThrow(
      'task "talk" cannot be enqueued in a thread: use task.after(), or run()',
    )
  })

  test('a task can run another one in its thread without task.after()', async () => {
    expect(await outer.run({ how: 'run' })).toEqual({ text: 'inner' })
  })
})

test('a task of this process can have one in a thread compute for it', async () => {
  const here = new TaskRunner()
  const result = jest.fn()
  await here.define('composed', async () => result(await spin.run({ ms: 1 }))).enqueue()
  await here.idle()
  expect(result).toHaveBeenCalledWith('spun')
})

describe('threads() refuses', () => {
  test('threads() throws for the main module, which each thread would start again', () => {
    expect(() => threads(process.argv[1] as string)).toThrow(
      'threads() expected a module that only defines tasks, got the main module',
    )
  })

  test.each(['tasks.ts', 'https://example.org/tasks.js', 5])(
    'threads() throws for %p, which is no module',
    (module) => {
      expect(() => threads(module as string)).toThrow(
        'threads() expected the module that defines the tasks, as __filename or import.meta.url',
      )
    },
  )

  test('threads() throws for an unknown option', () => {
    expect(() => threads(__filename, { threads: 2 } as never)).toThrow('unknown option "threads"')
  })
})

test('the time that a task waits for a thread does not count for its timeout', async () => {
  const handles = [1, 2, 3, 4].map(() => spin.with({ timeout: 400 }).enqueue({ ms: 150 }))
  await tasks.idle()
  for (const handle of handles) {
    expect(await (await handle).status()).toMatchObject({ state: 'completed' })
  }
})
