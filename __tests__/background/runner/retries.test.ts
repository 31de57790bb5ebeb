import { describe, expect, jest, test } from '@jest/globals'
import { BackgroundTask, type FailedTask, TaskRunner, UserFacingError } from 'ft-response'
import { backoffDelay } from '../../../lib/background/task/backoff'
import { gate } from '../../support/gate'
import { runBackground } from '../../support/run-background'

describe('a task that fails', () => {
  test('a failing task runs as often as its attempts allow, and each failure is reported', async () => {
    const onError = jest.fn<(error: unknown, task?: FailedTask) => void>()
    const tasks = new TaskRunner({ onError })
    const flaky = tasks.define(
      'flaky',
      (_payload, task) => {
        if (task.attempt < 3) throw new Error(`attempt ${task.attempt}`)
      },
      { attempts: 3 },
    )
    const { status } = await flaky.enqueue()
    await tasks.idle()
    expect(await status()).toMatchObject({ state: 'completed' })
    expect(
      onError.mock.calls.map(([error, task]) => [
        (error as Error).message,
        task?.attempt,
        task?.attempts,
        task?.willRetry,
      ]),
    ).toEqual([
      ['attempt 1', 1, 3, true],
      ['attempt 2', 2, 3, true],
    ])
    expect(tasks.counts).toMatchObject({ accepted: 1, completed: 1, failed: 0 })
  })

  test('a task has failed when no attempt is left', async () => {
    const onError = jest.fn<(error: unknown, task?: FailedTask) => void>()
    const tasks = new TaskRunner({ onError })
    const broken = tasks.define('broken', () => Promise.reject(new Error('no')), { attempts: 2 })
    const { status } = await broken.enqueue()
    await tasks.idle()
    expect(await status()).toMatchObject({ state: 'failed' })
    expect(onError.mock.calls.map(([, task]) => task?.willRetry)).toEqual([true, false])
  })

  test('console.error shows the attempt of a failed task, and whether it is retried', async () => {
    const print = jest.spyOn(console, 'error').mockImplementation(() => {})
    const tasks = new TaskRunner()
    await tasks.define('broken', () => Promise.reject(new Error('no')), { attempts: 2 }).enqueue()
    await tasks.idle()
    expect(print.mock.calls.map(([line]) => String(line).split(': Error')[0])).toEqual([
      expect.stringMatching(
        /^ft-response: task "broken" \(.*\) failed at attempt 1 of 2, and is tried again$/,
      ),
      expect.stringMatching(/^ft-response: task "broken" \(.*\) failed at attempt 2 of 2$/),
    ])
    print.mockRestore()
  })

  test('a task that waits for a retry holds back the next tasks of its response, but takes no slot', async () => {
    const tasks = new TaskRunner({ concurrency: 1, onError() {} })
    const order: string[] = []
    const flaky = new BackgroundTask(() => {
      order.push('flaky')
      if (order.filter((name) => name === 'flaky').length === 1) {
        other.enqueue()
        throw new Error('once')
      }
    }).with({ attempts: 2, backoff: 30 })
    const other = tasks.define('other', () => order.push('other'))
    await runBackground(tasks, [flaky, () => order.push('behind')])
    expect(order).toEqual(['flaky', 'other', 'flaky', 'behind'])
  })

  test('task.fail() keeps its message for the user, is not reported and not retried', async () => {
    const onError = jest.fn()
    const tasks = new TaskRunner({ onError })
    const pay = tasks.define('pay', (_payload, task) => task.fail('Your card was declined.'), {
      attempts: 5,
    })
    const read = tasks.define('read', () => Promise.reject(new UserFacingError('No picture.')))
    const paid = await pay.enqueue()
    const wasRead = await read.enqueue()
    await tasks.idle()
    expect(await paid.status()).toMatchObject({
      state: 'failed',
      message: 'Your card was declined.',
    })
    expect(await wasRead.status()).toMatchObject({ state: 'failed', message: 'No picture.' })
    expect(onError).not.toHaveBeenCalled()
  })

  test('the status of a task hides the message of an error that is not for users', async () => {
    const tasks = new TaskRunner({ onError() {} })
    const { status } = await tasks
      .define('leak', () => Promise.reject(new Error('password is hunter2')))
      .enqueue()
    await tasks.idle()
    expect((await status()).message).toBeUndefined()
  })

  test('a cancelled task is not retried', async () => {
    const onError = jest.fn<(error: unknown, task?: FailedTask) => void>()
    const tasks = new TaskRunner({ onError })
    const work = tasks.define(
      'work',
      async (_payload, task) => {
        await tasks.cancel(task.id)
        throw new Error('of its own')
      },
      { attempts: 3 },
    )
    await work.enqueue()
    await tasks.idle()
    expect(onError.mock.calls.map(([, task]) => task?.willRetry)).toEqual([false])
  })

  test('onError can cancel the task that failed', async () => {
    const ran = jest.fn(() => Promise.reject(new Error('no')))
    const tasks = new TaskRunner({ onError: (_error, task) => tasks.cancel(task?.id ?? '') })
    const { status } = await tasks.define('work', ran, { attempts: 3 }).enqueue()
    await tasks.idle()
    expect(ran).toHaveBeenCalledTimes(1)
    expect(await status()).toMatchObject({ state: 'cancelled' })
  })

  test('cancel() ends a task that waits for its next attempt', async () => {
    const tasks = new TaskRunner({
      onError: (_error, task) => {
        setImmediate(() => tasks.cancel(task?.id ?? ''))
      },
    })
    const work = tasks.define('work', () => Promise.reject(new Error('no')), {
      attempts: 2,
      backoff: 60_000,
    })
    const { status } = await work.enqueue()
    await tasks.idle()
    expect(await status()).toMatchObject({ state: 'cancelled' })
  })

  test('a listener of the signal of a cancelled task can cancel another task', async () => {
    const failed = gate()
    const tasks = new TaskRunner({ onError: () => failed.open() })
    const group: string[] = []
    const member = tasks.define(
      'member',
      (_payload, { signal }) => {
        signal.addEventListener('abort', () => group.map((id) => tasks.cancel(id)))
        throw new Error('no')
      },
      { attempts: 2, backoff: 60_000 },
    )
    const work = gate()
    await tasks.define('other', () => work.opened).enqueue()
    group.push((await member.enqueue()).id, (await member.enqueue()).id)
    await failed.opened
    await new Promise(setImmediate)
    await tasks.cancel(group[0] ?? '')
    expect(tasks.list()).toMatchObject([{ name: 'other' }])
    expect(tasks.counts).toMatchObject({ accepted: 3, cancelled: 2 })
    work.open()
    await tasks.idle()
    expect(tasks.waiting).toBe(0)
  })
})

describe('a delay', () => {
  test('a delayed task starts after its delay, and the next tasks do not wait for it', async () => {
    const tasks = new TaskRunner()
    const order: string[] = []
    const remind = new BackgroundTask(() => order.push('remind')).with({ delay: 20 })
    await runBackground(tasks, [remind, () => order.push('behind')])
    expect(order).toEqual(['behind'])
    const [waiting] = tasks.list()
    expect(waiting).toMatchObject({ state: 'waiting', attempt: 0 })
    expect((waiting?.delayedUntil ?? 0) - (waiting?.acceptedAt ?? 0)).toBeGreaterThanOrEqual(20)
    await tasks.idle()
    expect(order).toEqual(['behind', 'remind'])
  })

  test('one call can have a delay of its own', async () => {
    const tasks = new TaskRunner()
    const ran = jest.fn()
    const remind = tasks.define('remind', ran, { attempts: 2 })
    const handle = await remind.with({ delay: 60_000 }).enqueue()
    await new Promise(setImmediate)
    expect(tasks.list()).toMatchObject([{ name: 'remind', attempts: 2 }])
    expect(await handle.cancel()).toBe('cancelled')
    await tasks.idle()
    expect(ran).not.toHaveBeenCalled()
  })

  test('a drain does not wait for a delay that ends after it', async () => {
    const tasks = new TaskRunner()
    await tasks.define('remind', () => {}, { delay: 60_000 }).enqueue()
    await new Promise(setImmediate)
    const { unfinished } = await tasks.drain({ grace: 30_000 })
    expect(unfinished).toMatchObject([{ name: 'remind', state: 'waiting', ranFor: 0 }])
  })

  test('a drain does not wait for a delay that begins during it and ends after it', async () => {
    const tasks = new TaskRunner()
    const { open, opened } = gate()
    const later = tasks.define('later', () => {}, { delay: 60_000 })
    const outer = tasks.define('outer', async (_payload, task) => {
      await opened
      task.after(later())
    })
    await outer.enqueue()
    const drained = tasks.drain({ grace: 30_000 })
    open()
    expect(await drained).toMatchObject({ completed: 1, unfinished: [{ name: 'later' }] })
  })

  test('a task whose retry would start after the drain has failed', async () => {
    const onError = jest.fn<(error: unknown, task?: FailedTask) => void>()
    const tasks = new TaskRunner({ onError })
    const work = tasks.define(
      'work',
      async () => {
        await new Promise(setImmediate)
        throw new Error('no')
      },
      { attempts: 2, backoff: 60_000 },
    )
    await work.enqueue()
    expect(await tasks.drain({ grace: 30_000 })).toMatchObject({ failed: 1, unfinished: [] })
    expect(onError.mock.calls.map(([, task]) => task?.willRetry)).toEqual([false])
  })
})

describe('backoff', () => {
  test.each([
    [undefined, [0, 0, 0]],
    [100, [100, 100, 100]],
    [{ type: 'fixed', delay: 100 } as const, [100, 100, 100]],
    [{ type: 'exponential', delay: 100 } as const, [100, 200, 400]],
  ])('backoff %o waits %o', (backoff, delays) => {
    expect([1, 2, 3].map((made) => backoffDelay(backoff, made))).toEqual(delays)
  })

  test('backoff leaves the jitter to chance', () => {
    const random = jest.spyOn(Math, 'random').mockReturnValue(1)
    expect(backoffDelay({ type: 'exponential', delay: 100, jitter: 0.25 }, 2)).toBe(150)
    random.mockReturnValue(0)
    expect(backoffDelay({ type: 'exponential', delay: 100, jitter: 0.25 }, 2)).toBe(200)
    random.mockRestore()
  })
})

test.each([
  [{ attempts: 0 }, 'options.attempts to be an integer from 1'],
  [{ backoff: -1 }, 'options.backoff to be a finite number of milliseconds'],
  [{ backoff: { type: 'exponental', delay: 1 } }, "backoff.type to be 'fixed' or 'exponential'"],
  [{ backoff: { type: 'fixed' } }, 'options.backoff.delay to be a finite number of milliseconds'],
  [
    { backoff: { type: 'fixed', delay: 1, jitter: 2 } },
    'backoff.jitter to be a number from 0 to 1',
  ],
  [{ backoff: 'fast' }, 'backoff to be milliseconds or an object'],
  [{ delay: Number.POSITIVE_INFINITY }, 'options.delay to be a finite number'],
  [{ backoff: Number.POSITIVE_INFINITY }, 'options.backoff to be a finite number'],
  [{ refusable: 'no' }, 'options.refusable to be true or false'],
  [{ atempts: 3 }, 'unknown option "atempts"'],
])('a task throws for the options %o', (options, message) => {
  const define = () => new TaskRunner().define('work', () => {}, options as never)
  expect(define).toThrow(TypeError)
  expect(define).toThrow(message)
  expect(() => new BackgroundTask(() => {}).with(options as never)).toThrow(message)
})
