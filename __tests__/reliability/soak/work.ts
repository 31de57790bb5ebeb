import { once } from 'node:events'
import { setImmediate, setTimeout } from 'node:timers/promises'
import {
  type BackgroundItem,
  BackgroundTask,
  BackgroundTasks,
  type TaskContext,
  type TaskOptions,
  type TaskRunner,
} from 'ft-response'
import type { Kind } from './kinds'
import type { Ledger } from './ledger'
import { type Act, noted } from './noted'

const LONG = 60_000

/** Makes the work of one kind for the request of a number. */
export type Work = Record<Kind, (n: number) => BackgroundItem>

/**
 * The work of every kind, in all the ways to write tasks. Each function notes its calls.
 *
 * @param others a second runner, for what runs `elsewhere`.
 */
export function makeWork(ledger: Ledger, tasks: TaskRunner, others: TaskRunner): Work {
  const define = (name: string, act: Act, options?: TaskOptions, runner = tasks) =>
    runner.define(name, noted(ledger, name, act), options)
  const withArguments = (name: string, act: Act, options: TaskOptions = {}) => {
    const fn = noted(ledger, name, act)
    return (n: number) => new BackgroundTask(fn, n).with(options)
  }
  const bare = (name: string, act: Act) => {
    const fn = noted(ledger, name, act)
    return (n: number) =>
      Object.defineProperty((task: TaskContext) => fn(n, task), 'name', { value: name })
  }

  const idOf = (_n: number, task?: TaskContext) => String(task?.id)
  const nested = noted(ledger, 'nestedFunction', () => setImmediate(), idOf)
  const nestedDefined = tasks.define(
    'nestedDefined',
    noted(ledger, 'nestedDefined', () => {}, idOf),
  )
  const handOver: Act = (n, task) => {
    const nestedFunction = (task: TaskContext) => nested(n, task)
    task?.after([nestedFunction, nestedDefined(n)])
  }

  const chain = [
    bare('chainFirst', () => setImmediate()),
    withArguments('chainBroken', fail),
    bare('chainSkipped', () => {}),
  ]
  const fan = [
    withArguments('fanFirst', () => setTimeout(upTo(5))),
    bare('fanBroken', () => setImmediate().then(fail)),
    define(
      'fanSlow',
      untilToldToStop(() => upTo(20)),
    ),
    withArguments('fanLast', () => {}),
  ]

  return {
    quick: withArguments('quick', () => {}),
    quickAsync: bare('quickAsync', () => setImmediate()),
    slow: define(
      'slow',
      untilToldToStop(() => upTo(100)),
    ),
    stubborn: define('stubborn', () => setTimeout(upTo(100))),
    throwing: bare('throwing', fail),
    rejecting: withArguments('rejecting', () => setImmediate().then(fail)),
    userFacing: bare('userFacing', (_n, task) => task?.fail('Your card was declined.')),
    timingOut: define(
      'timingOut',
      untilToldToStop(() => LONG),
      { timeout: 5 },
    ),
    timingOutStubborn: define('timingOutStubborn', longerThanToldTo(), { timeout: 5 }),
    timingOutTwice: define('timingOutTwice', longerThanToldTo(), { timeout: 5, attempts: 2 }),
    retriedOnce: withArguments('retriedOnce', failFirst(), { attempts: 3, backoff: 2 }),
    retriedTwice: define('retriedTwice', failUntil(3), {
      attempts: 3,
      backoff: { type: 'exponential', delay: 2, jitter: 0.5 },
    }),
    retriedInVain: define('retriedInVain', failUntil(4), { attempts: 3, backoff: 5 }),
    nesting: bare('nesting', handOver),
    nestingInVain: bare('nestingInVain', both(handOver, fail)),
    nestingTwice: define('nestingTwice', both(handOver, failUntil(2)), { attempts: 2 }),
    delayed: (n) => withArguments('delayed', () => {}, { delay: upTo(50) })(n),
    chain: (n) =>
      new BackgroundTasks(
        chain.map((make) => make(n)),
        { stopOnError: true },
      ),
    fan: (n) =>
      new BackgroundTasks(
        fan.map((make) => make(n)),
        { concurrency: 2 },
      ),
    cleanup: withArguments('cleanup', () => setImmediate(), { refusable: false }),
    elsewhere: define('elsewhere', () => setTimeout(upTo(10)), {}, others),
    cancelled: bare('cancelled', (n, task) => {
      setTimeout(upTo(10)).then(async () => {
        ledger.write('cancelled', `${n}.cancelled`, await tasks.cancel(String(task?.id)))
      })
      return untilToldToStop(() => LONG)(n, task)
    }),
    cancelledEarly: define(
      'cancelledEarly',
      untilToldToStop(() => 10),
    ),
    long: define(
      'long',
      untilToldToStop(() => LONG),
    ),
    hanging: define('hanging', () => setTimeout(LONG)),
  }
}

/** Up to so many milliseconds. */
function upTo(most: number): number {
  return 1 + Math.floor(Math.random() * most)
}

function untilToldToStop(ms: () => number): Act {
  return (_n, task) => setTimeout(ms(), undefined, { signal: task?.signal })
}

/** Not just longer than the timeout: when both are late, Node may call the timer of more ms first. */
function longerThanToldTo(): Act {
  return async (_n, task) => {
    await once(task?.signal as AbortSignal, 'abort')
    await setTimeout(20)
  }
}

function fail(): never {
  throw new Error('on purpose')
}

function failUntil(attempt: number): Act {
  return (_n, task) => {
    if (Number(task?.attempt) < attempt) fail()
  }
}

/** Fails in the first call for a request: a function with arguments is not told the attempt. */
function failFirst(): Act {
  const called = new Set<number>()
  return (n) => {
    if (called.delete(n)) return
    called.add(n)
    fail()
  }
}

function both(first: Act, then: Act): Act {
  return async (n, task) => {
    first(n, task)
    await setImmediate()
    await then(n, task)
  }
}
