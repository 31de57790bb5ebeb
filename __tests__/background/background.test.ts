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

describe('a background', () => {
  test('a background can be a function, which gets the context of its task', async () => {
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

  test('a background can be a BackgroundTask, whose function gets its arguments and no more', async () => {
    const fn = jest.fn()
    await answerWith(new BackgroundTask(fn, 1, 'two'))
    expect(fn.mock.calls).toEqual([[1, 'two']])
  })

  test('several responses can share a BackgroundTask', async () => {
    const fn = jest.fn()
    const task = new BackgroundTask(fn)
    await answerWith(task)
    await answerWith([task, task])
    expect(fn).toHaveBeenCalledTimes(3)
  })

  test.each([undefined, null, false, [], [null, [false]]])(
    'a background can be nothing, as %j',
    async (background) => {
      const tasks = await answerWith(background as Background)
      expect(tasks.list()).toEqual([])
    },
  )

  test('the tasks of an array run in order, one after another', async () => {
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
  test('a failed task is reported with its name, id and request, and the next one still runs', async () => {
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

  test('a task that throws fails as one that rejects', async () => {
    const onError = jest.fn()
    await answerWith(
      () => {
        throw 'a string'
      },
      { onError },
    )
    expect(onError).toHaveBeenCalledWith('a string', expect.anything())
  })

  test('console.error shows a failed task in a line by default, without its arguments', async () => {
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
  ])('console.error shows a failed task when onError %s', async (_title, onError) => {
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

  test('a function fails as a task when it returns a bound task, which would not run', async () => {
    const onError = jest.fn()
    const { tasks } = createFt()
    const mail = tasks.define('mail', () => {})
    await answerWith(() => mail(), { onError })
    expect(onError.mock.calls).toMatchObject([[{ name: 'TypeError' }, {}]])
  })
})

describe('BackgroundTasks', () => {
  test('BackgroundTasks with stopOnError skips its next tasks after a failure, and reports them', async () => {
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

  test('BackgroundTasks with concurrency runs so many tasks at a time', async () => {
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

  test('BackgroundTasks is read at the call: a task that is added later does not run', async () => {
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
  ])('BackgroundTasks throws for what can only be a mistake: %s', (make, message) => {
    expect(make).toThrow(message)
  })
})

describe("when: 'finished'", () => {
  test("a task with when: 'finished' runs after a response that was sent completely", async () => {
    const { ftResponse, tasks } = createFt()
    const ran = jest.fn()
    const url = await serve((_req, res) => {
      ftResponse(res, 'x', { background: () => ran(), when: 'finished' })
    })
    await fetch(url)
    await tasks.idle()
    expect(ran).toHaveBeenCalled()
  })

  test("a task with when: 'finished' is skipped after an aborted response, and reported", async () => {
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
  test('a bound task serves one response, and a second one throws for it', async () => {
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

test('an executor that rejects is reported, and the next tasks still run', async () => {
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

test('a task that throws a value whose inspection throws is reported, and ends nothing', async () => {
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
