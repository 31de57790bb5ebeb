// Tasks that tests run in threads. Each thread imports this file: it opens nothing.

import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread, threadId } from 'node:worker_threads'
import { threads } from 'ft-response/threads'

// An enum is TypeScript that no type stripping could run.
enum Kind {
  Thread = 'thread',
}

/** What was reported. */
export const errors: unknown[] = []

export const tasks = threads(__filename, {
  concurrency: 2,
  abortGrace: 50,
  onError: (error) => errors.push(error),
})

export const where = tasks.define('where', () => ({
  kind: isMainThread ? 'main' : Kind.Thread,
  threadId,
}))

export const echo = tasks.define('echo', (payload: { text: string; list?: number[] }) => payload)

export const context = tasks.define('context', (_payload, task) => ({
  id: task.id,
  name: task.name,
  attempt: task.attempt,
  outcome: task.outcome,
  aborted: task.signal.aborted,
}))

export const talk = tasks.define('talk', ({ lines }: { lines: number }, task) => {
  for (let i = 1; i <= lines; i++) {
    task.progress({ done: i, of: lines })
    task.log(`line ${i}`)
  }
})

export const spin = tasks.define('spin', ({ ms }: { ms: number }) => {
  const end = performance.now() + ms
  while (performance.now() < end);
  return 'spun'
})

export const polite = tasks.define('polite', async (_payload, task) => {
  task.log('asleep')
  try {
    await sleep(60_000, undefined, { signal: task.signal })
  } catch {
    task.log(`stopped: ${task.signal.reason.name}`)
    throw task.signal.reason
  }
})

class Bankrupt extends Error {
  override readonly name = 'Bankrupt'
  readonly code = 'E_BROKE'
}

export const fails = tasks.define('fails', ({ how }: { how: string }, task) => {
  if (how === 'range') throw new RangeError('too far', { cause: new TypeError('deep') })
  if (how === 'own') throw new Bankrupt('no money')
  if (how === 'string') throw 'just text'
  if (how === 'user') task.fail('Your card was declined.')
  if (how === 'uncloneable') return () => {}
  if (how === 'missing') readFileSync('/no/such/file')
  if (how === 'exit') process.exit(3)
})

/** What a task can leave behind, each with an error of its own. */
const LEFT: Readonly<Record<string, () => unknown>> = {
  rejection: () => Promise.reject(new Error('left: rejection')),
  throw: () => {
    throw new Error('left: throw')
  },
  event: () => new EventEmitter().emit('error', new Error('left: event')),
  value: () => Promise.reject('left: value'),
}

/** Fails behind the task's back: it has ended when the main thread hears of its result. */
export const leaves = tasks.define('leaves', ({ what }: { what: string }) => {
  setTimeout(() => LEFT[what]?.(), 100)
  return threadId
})

export const flaky = tasks.define(
  'flaky',
  (_payload, task) => {
    if (task.attempt < 3) throw new Error(`attempt ${task.attempt}`)
    return task.attempt
  },
  { attempts: 3 },
)

export const outer = tasks.define('outer', async ({ how }: { how: string }, task) => {
  if (how === 'function') task.after(() => {})
  task.after([talk({ lines: 1 }), undefined])
  if (how === 'enqueue') await talk.enqueue({ lines: 1 })
  if (how === 'run') return echo.run({ text: 'inner' })
})
