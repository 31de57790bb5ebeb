import type { Background } from '../task/background'
import type { TaskContext } from '../task/task-context'
import { UserFacingError } from '../task/user-facing-error'
import { LazySignal } from '../timers/lazy-signal'
import { clearTimeout, setTimeout } from '../timers/real-timers'
import type { NestedWork } from './nested-work'
import type { RunnerTask } from './runner-task'

/** Where code of this package finds the attempt of a context. */
const ATTEMPT = Symbol('attempt')

export function attemptOf(context: TaskContext): Attempt {
  return (context as TaskContext & { readonly [ATTEMPT]: Attempt })[ATTEMPT]
}

/** One call of a task's function. */
export class Attempt extends LazySignal {
  readonly startedAt = Date.now()
  /** When its function ended. */
  endedAt: number | undefined
  /** Set when it took too long. */
  timeout: DOMException | undefined
  /** What was said when it took too long: whether another follows. */
  willRetry = false
  /** Runs out when those behind it need not wait for it any longer. */
  stopGrace: NodeJS.Timeout | undefined
  #limit: { readonly time: number; readonly onTimeout: () => void } | undefined
  #clock: NodeJS.Timeout | undefined

  constructor(
    readonly task: RunnerTask,
    readonly number: number,
    readonly nested: NestedWork,
  ) {
    super()
  }

  /** Calls `onTimeout` when it has taken longer than so many milliseconds. */
  limit(time: number, onTimeout: () => void): void {
    this.#limit = { time, onTimeout }
    this.startClock()
  }

  get isLimited(): boolean {
    return this.#limit !== undefined
  }

  /** Its time runs from now on, if it is limited. */
  startClock(): void {
    this.stopClock()
    if (this.#limit) this.#clock = setTimeout(this.#limit.onTimeout, this.#limit.time)
  }

  stopClock(): void {
    clearTimeout(this.#clock)
    clearTimeout(this.stopGrace)
  }

  /** Whether an error only says that the attempt stopped as it was told to. */
  isAbort(error: unknown): boolean {
    if (!this.isAborted) return false
    try {
      return error === this.reason || (error as Error | null)?.name === 'AbortError'
    } catch {
      // Anything can be thrown, also what throws when it is looked at.
      return false
    }
  }

  /** What the task's function is told. Its methods can be taken out of it. */
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

/** One getter for all: V8 makes a hidden class for each object that has a getter of its own. */
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
