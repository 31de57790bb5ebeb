import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { DrainReport, TaskCounts } from 'ft-response'
import { isNested } from './kinds'
import type { Entries } from './ledger'
import { numberOf } from './plan'

/** What a ledger says of one task. */
export interface TaskHistory {
  readonly id: string
  readonly name: string
  /** Of the request. */
  readonly n: number
  /** Under it the task's functions note their calls. */
  readonly key: string
  readonly ends: string[]
  readonly reports: string[]
}

/** The calls of a task's functions. */
export interface Calls {
  began: number
  returned: number
  /** As they were told, in the order of the calls; empty where functions are not told. */
  readonly attempts: string[]
  readonly ids: Set<string>
  /** Where the first of them stands among all. */
  readonly first: number
}

/** All that a ledger says. */
export interface History {
  /** How often the request of a number reached its handler. */
  readonly handled: Map<number, number>
  readonly tasks: Map<string, TaskHistory>
  readonly calls: Map<string, Calls>
  /** What `cancel()` said of tasks, by key and by id. */
  readonly cancelled: Map<string, string>
  /** Errors that belong to no task. */
  readonly reports: string[]
  readonly wrong: string[]
  readonly counts: TaskCounts[]
  drained: DrainReport | undefined
}

type Readers = { [Kind in keyof Entries]: (...columns: string[]) => void }

export async function readHistory(file: string): Promise<History> {
  const history: History = {
    handled: new Map(),
    tasks: new Map(),
    calls: new Map(),
    cancelled: new Map(),
    reports: [],
    wrong: [],
    counts: [],
    drained: undefined,
  }
  const readers = readersOf(history)
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [kind, ...columns] = line.split('\t')
    readers[kind as keyof Entries](...columns)
  }
  return history
}

function readersOf(history: History): Readers {
  const { handled, tasks, calls, cancelled, reports, wrong, counts } = history
  let order = 0
  return {
    handled: (n) => handled.set(Number(n), (handled.get(Number(n)) ?? 0) + 1),
    accepted(id = '', name = '', url = '') {
      const n = numberOf(url)
      const key = isNested(name) ? id : `${n}.${name}`
      if (tasks.has(id)) wrong.push(`task ${id} was accepted twice`)
      tasks.set(id, { id, name, n, key, ends: [], reports: [] })
    },
    began(key = '', attempt = '', id = '') {
      const known = calls.get(key)
      const call = known ?? { began: 0, returned: 0, attempts: [], ids: new Set(), first: order++ }
      if (call.began > call.returned) wrong.push(`${key} was called while it still ran`)
      call.began++
      call.attempts.push(attempt)
      if (id) call.ids.add(id)
      if (!known) calls.set(key, call)
    },
    returned(key = '') {
      const call = calls.get(key)
      if (call) call.returned++
    },
    ended(id = '', end = '') {
      const task = tasks.get(id)
      if (task) task.ends.push(end)
      else wrong.push(`task ${id} ended and was never accepted`)
    },
    reported(id = '', error = '') {
      const task = tasks.get(id)
      if (task) task.reports.push(error)
      else reports.push(error)
    },
    cancelled: (key = '', result = '') => cancelled.set(key, result),
    wrong: (what = '') => wrong.push(what),
    counts: (json = '') => counts.push(JSON.parse(json)),
    drained(json = '') {
      history.drained = JSON.parse(json)
    },
  }
}
