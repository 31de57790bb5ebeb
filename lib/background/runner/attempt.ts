import type { Background } from '../task/background'
import type { TaskContext } from '../task/task-context'
import { UserFacingError } from '../task/task-errors'
import { LazySignal } from '../timers/lazy-signal'
import { clearTimeout, setTimeout } from '../timers/real-timers'
import type { LocalTask } from './local-task'
import type { NestedWork } from './nested-work'

/** One call of a task's function. */
export class Attempt extends LazySignal {
  readonly startedAt = Date.now()
  /** When its function returned or threw. */
  endedAt: number | undefined
  /** The error of its timeout, once it has timed out. */
  timeout: DOMException | undefined
  /** Starts the next tasks if the function goes on after its timeout. */
  stopGrace: NodeJS.Timeout | undefined
  #limit: { readonly time: number; readonly onTimeout: () => void } | undefined
  #clock: NodeJS.Timeout | undefined

  constructor(
    readonly task: LocalTask,
    readonly number: number,
    readonly nested: NestedWork,
  ) {
    super()
  }

  /** Calls `onTimeout` after so many milliseconds, unless the clock is stopped before. */
  limit(time: number, onTimeout: () => void): void {
    this.#limit = { time, onTimeout }
    this.startClock()
  }

  get isLimited(): boolean {
    return this.#limit !== undefined
  }

  /** Starts its time from zero, if it has a limit. */
  startClock(): void {
    this.stopClock()
    if (this.#limit) this.#clock = setTimeout(this.#limit.onTimeout, this.#limit.time)
  }

  stopClock(): void {
    clearTimeout(this.#clock)
    clearTimeout(this.stopGrace)
  }

  /** Whether an error is only the abort of its signal, and no failure of its own. */
  isAbort(error: unknown): boolean {
    if (!this.isAborted) return false
    try {
      return error === this.reason || (error as Error | null)?.name === 'AbortError'
    } catch {
      // Anything can be thrown, also an object whose getters throw.
      return false
    }
  }

  /** What the task's function is called with. Its methods work without it: `({ log }) => log('x')`. */
  context(): TaskContext {
    const { task, nested } = this
    const context = {
      id: task.id,
      name: task.name,
      outcome: task.outcome,
      attempt: this.number,
      progress: (value: unknown) => task.setProgress(value),
      log: (line: string) => task.addLine(line),
      after: (background: Background) => nested.add(background),
      fail: failForUser,
      [ATTEMPT]: this,
    }
    return Object.defineProperty(context, 'signal', SIGNAL) as typeof context & TaskContext
  }
}

const ATTEMPT = Symbol('attempt')

/** One getter for all contexts: V8 makes a hidden class for each object with a getter of its own. */
const SIGNAL = {
  configurable: true,
  enumerable: true,
  get(this: { readonly [ATTEMPT]: Attempt }): AbortSignal {
    return this[ATTEMPT].signal
  },
}

function failForUser(message: string): never {
  throw new UserFacingError(message)
}
