import type { Clients } from './clients'
import type { Entry } from './ledger'

/** What came of a run. All but the kills and the crashes are numbers of requests. */
export interface Figures {
  readonly kills: Readonly<Partial<Record<'web' | 'worker' | 'store', number>>>
  /** How often a process ended by itself. */
  readonly crashes: number
  /** Answered with 200. */
  readonly answered: number
  /** Answered with another status. */
  readonly refused: number
  /** The connection broke before there was an answer. */
  readonly unanswered: number
  /** Answered with 200, and the task was never done. */
  readonly lost: number
  /** The task was done more than once. */
  readonly duplicates: number
  /** The task was begun more often than it was done: a kill broke it off. */
  readonly brokenOff: number
  /** Not answered with 200, and the task was done all the same. */
  readonly doneUnanswered: number
  /** Begun more than once, under more than one `task.id`. */
  readonly changedIds: number
}

export function figuresOf(
  { answers }: Clients,
  ledger: ReadonlyMap<number, Entry>,
  others: Pick<Figures, 'kills' | 'crashes'>,
): Figures {
  const isDone = (n: number) => (ledger.get(n)?.done ?? 0) > 0
  const requests = (is: (status: number | undefined, n: number) => boolean) =>
    [...answers].filter(([n, status]) => is(status, n)).length
  const tasks = (is: (entry: Entry) => boolean) => [...ledger.values()].filter(is).length
  return {
    ...others,
    answered: requests((status) => status === 200),
    refused: requests((status) => status !== 200 && status !== undefined),
    unanswered: requests((status) => status === undefined),
    lost: requests((status, n) => status === 200 && !isDone(n)),
    duplicates: tasks(({ done }) => done > 1),
    brokenOff: tasks(({ began, done }) => began > done),
    doneUnanswered: requests((status, n) => status !== 200 && isDone(n)),
    changedIds: tasks(({ ids }) => ids.size > 1),
  }
}
