import { once } from 'node:events'
import { describe, expect, jest, test } from '@jest/globals'
import {
  type Background,
  BackgroundTask,
  BackgroundTasks,
  createFt,
  type TaskContext,
  type TaskInfo,
  TaskRunner,
  TaskSkippedError,
} from 'ft-response'
import { SEAM } from '../../lib/background/task/executor-seam'
import { serve } from '../support/serve'

/** Answers one request with a background; resolves when all of it is done. */
async function answerWith(
  background: Background,
  {
    onError = () => {},
  }: { onError?: (error: unknown, task: TaskInfo | undefined) => unknown } = {},
): Promise<TaskRunner> {
  const { ftResponse, tasks } = createFt({ tasks: { onError } })
  const url = await serve((_req, res) => ftResponse(res, 'x', { background }))
  expect(await (await fetch(`${url}/a?b=c`)).text()).toContain('x')
  await tasks.idle()
  return tasks
}

/** Notes when it begins and ends, with a turn of the event loop between. */
function noted(notes: string[], name: string, error?: Error) {
  return async () => {
    notes.push(`${name}(`)
    await new Promise(setImmediate)
    notes.push(`${name})`)
    if (error) throw error
  }
}

describe('a background is', () => {
  test('a function, which gets the context of its task', async () => {
    let context: TaskContext | undefined
    await answerWith((task) => {
      context = { ...task }
    })
    expect(context).toMatchObject({
      id: expect.any(String),
      name: 'anonymous',
      outcome: 'finished',
      attempt: 1,
      signal: expect.any(AbortSignal),
    })
  })

  test('a BackgroundTask, whose function gets its arguments and no more', async () => {
    const fn = jest.fn()
    await answerWith(new BackgroundTask(fn, 1, 'two'))
    expect(fn.mock.calls).toEqual([[1, 'two']])
  })

  test('a BackgroundTask that several responses share', async () => {
    const fn = jest.fn()
    const task = new BackgroundTask(fn)
    await answerWith(task)
    await answerWith([task, task])
    expect(fn).toHaveBeenCalledTimes(3)
  })

  test.each([undefined, null, false, [], [null, [false]]])('nothing, as %j', async (background) => {
    const tasks = await answerWith(background as Background)
    expect(tasks.list()).toEqual([])
  })

  test('any of these in an array, in order, one after another', async () => {
    const notes: string[] = []
    await answerWith([
      noted(notes, 'a'),
      new BackgroundTask(noted(notes, 'b')),
      [null, new BackgroundTasks([noted(notes, 'c')]).addTask(noted(notes, 'd'))],
    ])
    expect(notes.join('')).toBe('a(a)b(b)c(c)d(d)')
  })
})

describe('a task that fails', () => {
  test('is reported with its name, id and request, and the next still runs', async () => {
    const notes: string[] = []
    const onError = jest.fn()
    const sendMail = noted(notes, 'a', new Error('refused'))
    Object.defineProperty(sendMail, 'name', { value: 'sendMail' })
    await answerWith([sendMail, noted(notes, 'b')], { onError })
    expect(notes.join('')).toBe('a(a)b(b)')
    expect(onError.mock.calls).toMatchObject([
      [
        { message: 'refused' },
        { name: 'sendMail', id: expect.any(String), request: { method: 'GET', url: '/a?b=c' } },
      ],
    ])
  })

  test('at once fails as one that fails later', async () => {
    const onError = jest.fn()
    await answerWith(
      () => {
        throw 'a string'
      },
      { onError },
    )
    expect(onError).toHaveBeenCalledWith('a string', expect.anything())
  })

  test('is told in a line on console.error by default, without its arguments', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => {})
    const { ftResponse, tasks } = createFt()
    const refuse = (_password: string) => {
      throw Object.assign(new Error('refused', { cause: new Error('offline') }), { body: 'secret' })
    }
    const url = await serve((_req, res) =>
      ftResponse(res, '', new BackgroundTask(refuse, 'secret')),
    )
    await fetch(`${url}/mail`, { method: 'POST' })
    await tasks.idle()
    const [[line]] = error.mock.calls as [[string]]
    expect(line).toMatch(
      /^ft-response: task "refuse" \([\w-]+\) of POST \/mail failed: Error: refused\n +at /,
    )
    expect(line).toContain('caused by Error: offline')
    expect(line).not.toContain('secret')
    error.mockRestore()
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('reporter')
      },
    ],
    ['rejects', () => Promise.reject(new Error('reporter'))],
  ])('is told on console.error when onError %s', async (_title, onError) => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => {})
    await answerWith(() => Promise.reject(new Error('original')), { onError })
    await new Promise(setImmediate)
    const lines = error.mock.calls.map((call) => call.map(String).join(' '))
    expect(lines).toEqual([
      expect.stringContaining('original'),
      expect.stringContaining('onError failed as well: Error: reporter'),
    ])
    error.mockRestore()
  })

  test('is a function that returns a bound task which nobody would run', async () => {
    const onError = jest.fn()
    const { tasks } = createFt()
    const mail = tasks.define('mail', () => {})
    await answerWith(() => mail(), { onError })
    expect(onError.mock.calls).toMatchObject([[{ name: 'TypeError' }, {}]])
  })
})

describe('BackgroundTasks', () => {
  test('with stopOnError skips the rest of its own, and reports what it skips', async () => {
    const notes: string[] = []
    const onError = jest.fn()
    const chain = new BackgroundTasks(
      [noted(notes, 'a'), noted(notes, 'b', new Error('b')), noted(notes, 'c')],
      { stopOnError: true },
    )
    await answerWith([chain, noted(notes, 'd')], { onError })
    expect(notes.join('')).toBe('a(a)b(b)d(d)')
    expect(onError.mock.calls).toMatchObject([
      [{ message: 'b' }, {}],
      [
        {
          name: 'TaskSkippedError',
          message: expect.stringContaining('a task before it did not complete'),
        },
        {},
      ],
    ])
  })

  test('with concurrency runs so many at a time', async () => {
    const notes: string[] = []
    const names = ['a', 'b', 'c']
    await answerWith(
      new BackgroundTasks(
        names.map((name) => noted(notes, name)),
        { concurrency: 2 },
      ),
    )
    expect(notes.join('')).toMatch(/^a\(b\(a\)/)
    expect(notes.join('')).toMatch(/b\).*c\)$/)
  })

  test('is read at the call: what is added later does not run', async () => {
    const late = jest.fn()
    const tasks = new BackgroundTasks([() => {}])
    const answered = answerWith(tasks)
    tasks.addTask(late)
    expect(tasks.tasks).toHaveLength(2)
    await answered
  })

  test.each([
    [() => new BackgroundTasks('x' as never), 'expected an array of tasks'],
    [
      () => new BackgroundTasks([], { concurrency: 0 }),
      'an integer from 1 and up, or Infinity, got 0',
    ],
    [() => new BackgroundTasks([], { stopOnErr: true } as never), 'unknown option "stopOnErr"'],
    [() => new BackgroundTasks().addTask('x' as never), 'expected a function'],
    [() => new BackgroundTask(undefined as never), 'expected a function, got undefined'],
  ])('refuses what can only be a mistake: %s', (make, message) => {
    expect(make).toThrow(message)
  })
})

describe("when: 'finished'", () => {
  test('runs after a response that was handed over whole', async () => {
    const { ftResponse, tasks } = createFt()
    const ran = jest.fn()
    const url = await serve((_req, res) => {
      ftResponse(res, 'x', { background: () => ran(), when: 'finished' })
    })
    await fetch(url)
    await tasks.idle()
    expect(ran).toHaveBeenCalled()
  })

  test('skips after one that was broken off, and reports it', async () => {
    const ran = jest.fn()
    const reported = new Promise((onError) => {
      const { ftResponse } = createFt({ tasks: { onError } })
      serve((req, res) => {
        const gone = once(res, 'close').then(() => 'nobody reads this')
        ftResponse(res, gone, { background: ran, when: 'finished' })
        req.socket.destroy()
      }).then((url) => fetch(url).catch(() => {}))
    })
    await expect(reported).resolves.toBeInstanceOf(TaskSkippedError)
    expect(ran).not.toHaveBeenCalled()
  })
})

describe('one bound task', () => {
  test('serves one response: given to a second it is refused there', async () => {
    const { ftResponse, tasks } = createFt({ tasks: { onError: () => {} } })
    const ran = jest.fn()
    const bound = tasks.define('once', () => ran())()
    const url = await serve((_req, res) => ftResponse(res, 'x', bound))
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url)).status).toBe(500)
    await tasks.idle()
    expect(ran).toHaveBeenCalledTimes(1)
  })
})

test('an executor that rejects is reported, and the tasks behind still run', async () => {
  const onError = jest.fn()
  const broken = new TaskRunner()
  Object.assign(broken[SEAM], { start: () => Promise.reject(new Error('thread lost')) })
  const ran = jest.fn()
  await answerWith([broken.define('far away', () => {})(), () => ran()], { onError })
  expect(ran).toHaveBeenCalled()
  expect(onError).toHaveBeenCalledWith(
    expect.objectContaining({ message: 'thread lost' }),
    undefined,
  )
})

test('a task that throws what cannot be looked at is told of, and ends nothing', async () => {
  const error = jest.spyOn(console, 'error').mockImplementation(() => {})
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  const { ftResponse, tasks } = createFt()
  const url = await serve((_req, res) =>
    ftResponse(res, 'x', () => {
      throw proxy
    }),
  )
  await fetch(url)
  await tasks.idle()
  expect(error).toHaveBeenCalledWith(expect.stringContaining('an error that cannot be shown'))
  error.mockRestore()
})
