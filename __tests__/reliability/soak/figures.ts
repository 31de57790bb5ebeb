import type { Outcome } from './outcome'

/** What happened, in numbers. */
export interface Figures {
  readonly requests: number
  readonly answered: number
  readonly refused: number
  readonly failed: number
  /** Clients that left without a status. */
  readonly left: number
  /** Connections that broke, or could not be made: deploys. */
  readonly broken: number
  readonly unconnected: number
  readonly tasks: number
  readonly calls: number
  readonly completed: number
  readonly failedTasks: number
  readonly cancelled: number
  readonly unfinished: number
}

export function figuresOf({ results, history }: Outcome): Figures {
  const all = [...results.values()]
  const count = (status: number) => all.filter((result) => result.status === status).length
  const silent = all.filter(({ status }) => status === undefined)
  const tasks = [...history.tasks.values()]
  const ended = (how: string) => tasks.filter(({ ends }) => ends.includes(how)).length
  return {
    requests: all.length,
    answered: count(200),
    refused: count(503),
    failed: count(500),
    left: silent.filter(({ end }) => end === 'left').length,
    broken: silent.filter(({ end }) => end === 'broken').length,
    unconnected: silent.filter(({ end }) => end === 'unconnected').length,
    tasks: tasks.length,
    calls: [...history.calls.values()].reduce((sum, { began }) => sum + began, 0),
    completed: ended('completed'),
    failedTasks: ended('failed'),
    cancelled: ended('cancelled'),
    unfinished: history.drained?.unfinished.length ?? 0,
  }
}
