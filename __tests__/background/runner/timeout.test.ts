import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, jest, test } from '@jest/globals'
import { BackgroundTask, type FailedTask, TaskRunner } from 'ft-response'
import { FakeQueue } from '../../support/fake-queue'
import { gate } from '../../support/gate'
import { runBackground } from '../../support/run-background'

/** Ends when its task is told to stop. */
const untilAborted = ({ signal }: { signal: AbortSignal }) => once(signal, 'abort')

/** Resolves when a task times out that begins now: what began before, with less time, has done so. */
const timeOut = (timeout: number) =>
  new Promise<void>((resolve) => {
    const others = new TaskRunner({ onError: () => resolve(), timeout })
    void others.define('other', (_payload, task) => untilAborted(task)).enqueue()
  })

describe('a task that takes longer than its timeout', () => {
  test('a task that times out has its signal aborted with a TimeoutError, and is reported once', async () => {
    const onError = jest.fn<(error: unknown, task?: FailedTask) => void>()
    const tasks = new TaskRunner({ onError, timeout: 5 })
    let reason: unknown
    const slow = tasks.define('slow', async (_payload, task) => {
      task.signal.addEventListener('abort', () => {
        reason = task.signal.reason
      })
      await sleep(60_000, undefined, { signal: task.signal })
    })
    const { status } = await slow.enqueue()
    await tasks.idle()
    expect(reason).toMatchObject({ name: 'TimeoutError' })
    expect(onError.mock.calls).toEqual([
      [reason, expect.objectContaining({ name: 'slow', timedOut: true, willRetry: false })],
    ])
    expect((reason as Error).message).toBe('task "slow" took longer than 5 ms')
    expect(await status()).toMatchObject({ state: 'failed' })
    expect(tasks.counts).toMatchObject({ failed: 1, cancelled: 0 })
  })

  test('the timeout of a task overrides that of the runner', async () => {
    const onError = jest.fn()
    const tasks = new TaskRunner({ onError, timeout: 60_000 })
    await runBackground(tasks, [
      new BackgroundTask(() => timeOut(5)).with({ timeout: Number.POSITIVE_INFINITY }),
      tasks.define('slow', (_payload, task) => untilAborted(task), { timeout: 5 })(),
    ])
    await tasks.idle()
    expect(onError).toHaveBeenCalledTimes(1)
  })

  test('a task that timed out keeps its slot until its function returns, while the next tasks start', async () => {
    const onError = jest.fn()
    const tasks = new TaskRunner({ onError, concurrency: 2 })
    const { open, opened } = gate()
    const ran = jest.fn()
    const stubborn = new BackgroundTask(() => opened).with({ timeout: 5 })
    await runBackground(tasks, [stubborn, ran])
    expect(ran).toHaveBeenCalledTimes(1)
    expect([tasks.running, tasks.waiting]).toEqual([1, 0])
    expect(tasks.list()).toMatchObject([{ state: 'running', timedOut: true }])
    const { id } = tasks.list()[0] as { id: string }
    expect(await tasks.status(id)).toMatchObject({ state: 'running' })
    open()
    await tasks.idle()
    expect(await tasks.status(id)).toMatchObject({ state: 'failed' })
    expect(onError).toHaveBeenCalledTimes(1)
  })

  test('a task that timed out and never ends lets the next tasks start although it has attempts left', async () => {
    const tasks = new TaskRunner({ onError() {} })
    const { open, opened } = gate()
    const ran = jest.fn()
    const stubborn = new BackgroundTask(() => opened).with({ timeout: 5, attempts: 3 })
    await runBackground(tasks, [stubborn, ran])
    expect(ran).toHaveBeenCalledTimes(1)
    open()
    await tasks.idle()
  })

  test('the time to store what a task hands to a queue does not count for its timeout', async () => {
    const onError = jest.fn()
    const tasks = new TaskRunner({ onError })
    const queue = new FakeQueue(() => timeOut(40))
    const stored = queue.define('stored', () => {})
    const work = tasks.define('work', (_payload, task) => task.after(stored()), {
      timeout: 20,
      attempts: 3,
    })
    await work.enqueue()
    await tasks.idle()
    expect(onError).not.toHaveBeenCalled()
    expect(queue.stored).toHaveLength(1)
  })

  test('onError also gets what a task throws after it timed out', async () => {
    const onError = jest.fn()
    const tasks = new TaskRunner({ onError, timeout: 5 })
    const work = tasks.define('work', (_payload, task) => {
      return new Promise((_resolve, reject) => {
        task.signal.addEventListener('abort', () => reject(new Error('cleanup failed')))
      })
    })
    await work.enqueue()
    await tasks.idle()
    expect(onError.mock.calls.map(([error]) => (error as Error).message)).toEqual([
      'task "work" took longer than 5 ms',
      'cleanup failed',
    ])
  })

  test('a task that timed out is retried only when its function has returned', async () => {
    const onError = jest.fn<(error: unknown, task?: FailedTask) => void>()
    const tasks = new TaskRunner({ onError })
    const { open, opened } = gate()
    let running = 0
    let most = 0
    const attempts: number[] = []
    const work = tasks.define(
      'work',
      async (_payload, task) => {
        attempts.push(task.attempt)
        most = Math.max(most, ++running)
        if (task.attempt === 1) {
          task.signal.addEventListener('abort', () => setImmediate(open))
          await opened
          await new Promise(setImmediate)
        }
        running--
      },
      { timeout: 5, attempts: 2 },
    )
    const { status } = await work.enqueue()
    await tasks.idle()
    expect([attempts, most]).toEqual([[1, 2], 1])
    expect(onError.mock.calls.map(([, task]) => task?.willRetry)).toEqual([true])
    expect(await status()).toMatchObject({ state: 'completed' })
  })

  test('each attempt of a task has a signal of its own', async () => {
    const tasks = new TaskRunner({ onError() {} })
    const aborted: boolean[] = []
    const work = tasks.define(
      'work',
      async (_payload, task) => {
        aborted.push(task.signal.aborted)
        if (task.attempt === 1) await sleep(60_000, undefined, { signal: task.signal })
      },
      { timeout: 5, attempts: 2 },
    )
    await work.enqueue()
    await tasks.idle()
    expect(aborted).toEqual([false, false])
  })
})

test('a function that blocks the event loop is named in a process warning, once', async () => {
  const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const tasks = new TaskRunner({ blockThreshold: 1 })
  const compute = () => {
    const end = performance.now() + 5
    while (performance.now() < end);
  }
  await runBackground(tasks, [compute, compute])
  expect(emitWarning.mock.calls).toEqual([
    [
      expect.stringMatching(/^task "compute" computed for \d+ ms at a stretch/),
      { type: 'BlockedEventLoop', code: 'FT_BLOCKED' },
    ],
  ])
  emitWarning.mockRestore()
})
