// What every executor has to do alike. Threads import this file as well: it opens nothing.

import { appendFileSync } from 'node:fs'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { TaskExecutor } from 'ft-response'

/** Defines, on any executor, the tasks that the conformance suite runs. */
export function defineConformanceTasks(executor: Pick<TaskExecutor, 'define'>) {
  const echo = executor.define('echo', (payload: { text: string; list: number[] }, task) => {
    task.progress(payload)
  })

  const steps = executor.define('steps', ({ steps }: { steps: number }, task) => {
    for (let i = 1; i <= steps; i++) {
      task.progress({ done: i, of: steps })
      task.log(`step ${i}`)
    }
  })

  const fails = executor.define('fails', ({ message }: { message: string }) => {
    throw new RangeError(message)
  })

  const declined = executor.define(
    'declined',
    (_payload, task) => {
      task.log(`attempt ${task.attempt}`)
      task.fail('Your card was declined.')
    },
    { attempts: 3 },
  )

  const flaky = executor.define(
    'flaky',
    ({ succeedsAt }: { succeedsAt: number }, task) => {
      task.log(`attempt ${task.attempt}`)
      if (task.attempt < succeedsAt) throw new Error(`attempt ${task.attempt} failed`)
    },
    { attempts: 3, backoff: 10 },
  )

  /** Goes on until it is told to stop. */
  const sleeps = executor.define('sleeps', async (_payload, task) => {
    task.log('asleep')
    try {
      await sleep(600_000, undefined, { signal: task.signal })
    } catch {
      task.log(`woken by ${task.signal.reason.name}`)
      throw task.signal.reason
    }
  })

  /** Goes on until it is told to stop, and fails then. */
  const breaks = executor.define(
    'breaks',
    async (_payload, task) => {
      task.log(`attempt ${task.attempt}`)
      await sleep(600_000, undefined, { signal: task.signal }).catch(() => {})
      throw new Error('the cleanup failed')
    },
    { attempts: 3 },
  )

  /** Goes on until it is told to stop, and has a message for its user then. */
  const declinesLate = executor.define(
    'declines-late',
    async (_payload, task) => {
      task.log(`attempt ${task.attempt}`)
      await sleep(600_000, undefined, { signal: task.signal }).catch(() => {})
      task.fail('Your card was declined.')
    },
    { attempts: 3, timeout: 50 },
  )

  const writes = executor.define('writes', ({ file, line }: { file: string; line: string }) => {
    appendFileSync(file, `${line}\n`)
  })

  const outer = executor.define('outer', async ({ file }: { file: string }, task) => {
    task.after(writes({ file, line: 'inner' }))
    await setImmediate()
    appendFileSync(file, 'outer\n')
  })

  const knowsItself = executor.define(
    'knows-itself',
    (_payload, { id, name, attempt, progress }) => {
      progress({ id, name, attempt })
    },
  )

  return {
    echo,
    steps,
    fails,
    declined,
    flaky,
    sleeps,
    breaks,
    declinesLate,
    writes,
    outer,
    knowsItself,
  }
}

export type ConformanceTasks = ReturnType<typeof defineConformanceTasks>
