import { tracingChannel } from 'node:diagnostics_channel'
import type { AttemptTrace, TaskTrace } from 'ft-response'
import type { Journal } from './journal'
import { isTimedOut } from './order'

const EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const

/** What the diagnostics channels say during a scenario. */
export class Channels {
  readonly #tasks = new Map<TaskTrace, string[]>()
  readonly #attempts = new Map<AttemptTrace, string[]>()
  readonly #leave: (() => void)[] = []

  /** @param onEnd is told of the end of a task, when subscribers are. */
  constructor(onEnd: (name: string) => void) {
    this.#record('ft-response:task', this.#tasks, ({ name, end }) => {
      if (end !== undefined) onEnd(name)
    })
    this.#record('ft-response:attempt', this.#attempts, () => {})
  }

  #record<Trace extends object>(
    name: string,
    events: Map<Trace, string[]>,
    look: (trace: Trace) => void,
  ): void {
    const channel = tracingChannel<object, Trace>(name)
    const subscriber = (event: string) => (message: unknown) => {
      const trace = message as Trace
      look(trace)
      const known = events.get(trace)
      if (known) known.push(event)
      else events.set(trace, [event])
    }
    const subscribers = Object.fromEntries(EVENTS.map((event) => [event, subscriber(event)]))
    channel.subscribe(subscribers as never)
    this.#leave.push(() => channel.unsubscribe(subscribers as never))
  }

  stop(): void {
    for (const leave of this.#leave.splice(0)) leave()
  }

  /** Checks, at the end of all, that they told what happened, once. */
  check(journal: Journal): void {
    const traces = [...this.#tasks.keys()]
    const names = traces.map(({ name }) => name)
    const accepted = journal.accepted().map(({ name }) => name)
    expectSame(journal, 'tasks', names, accepted)
    for (const [trace, events] of this.#tasks) {
      const { name } = trace
      const task = journal.tasks.get(name)
      const error = trace.end === 'failed' ? ['error'] : []
      expectSame(journal, name, events, ['start', 'end', ...error, 'asyncStart', 'asyncEnd'])
      const first = task?.attempts[0]
      const last = task?.attempts.at(-1)
      journal.check(trace.end === task?.end, `the channel says of ${name} ${trace.end}`)
      journal.check(trace.endedAt === task?.endedAt, `${name} ended at ${trace.endedAt}`)
      journal.check(trace.startedAt === first?.startedAt, `${name} started at ${trace.startedAt}`)
      if (trace.end !== 'failed' || !task || !last) continue
      const isRight = isTimedOut(task, last)
        ? (trace.error as Error)?.name === 'TimeoutError'
        : trace.error === last.failure?.error
      journal.check(isRight, `the channel says that ${name} failed with ${trace.error}`)
    }
    this.#checkAttempts(journal)
  }

  #checkAttempts(journal: Journal): void {
    for (const task of journal.accepted()) {
      const traces = [...this.#attempts].filter(
        ([
          {
            task: { name },
          },
        ]) => name === task.name,
      )
      const told = traces.map(([{ attempt }]) => attempt)
      const made = task.attempts.map(({ number }) => number)
      expectSame(journal, `attempts of ${task.name}`, told, made)
      for (const [{ attempt, error }, events] of traces) {
        const failure = task.attempts[attempt - 1]?.failure
        const failed = failure ? ['error'] : []
        const expected = ['start', 'end', ...failed, 'asyncStart', 'asyncEnd']
        expectSame(journal, `${task.name}, attempt ${attempt}`, events, expected)
        journal.check(error === failure?.error, `the channel says ${error} of ${task.name}`)
      }
    }
  }
}

function expectSame(
  journal: Journal,
  what: string,
  found: readonly unknown[],
  expected: readonly unknown[],
): void {
  const [sees, wants] = [found, expected].map((list) => list.join(' '))
  journal.check(sees === wants, `the channel says of ${what}: ${sees}, and not: ${wants}`)
}
