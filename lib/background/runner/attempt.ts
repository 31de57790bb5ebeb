import type { Background } from '../read-background'
import { clearTimeout, setTimeout } from '../real-timers'
import type { TaskContext } from '../task/task-context'
import { UserFacingError } from '../task/user-facing-error'
import { LONGEST_TIMEOUT } from '../within'
import type { NestedWork } from './nested-work'
import type { RunnerTask } from './runner-task'

/** Where code of this package finds the attempt of a context. */
const ATTEMPT = Symbol('attempt')

export function attemptOf(context: TaskContext): Attempt | undefined {
  return (context as { [ATTEMPT]?: Attempt })[ATTEMPT]
}

/** One call of a task's function. */
export class Attempt {
  readonly startedAt = Date.now()
  /** When its function ended. */
  endedAt: number | undefined
  /** Set when it took too long. */
  timeout: DOMException | undefined
  /** What was said when it took too long: whether another follows. */
  willRetry = false
  /** Runs out when those behind it need not wait for it any longer. */
  stopGrace: NodeJS.Timeout | undefined
  #clock: NodeJS.Timeout | undefined
  #controller: AbortController | undefined
  #abort: { readonly reason: unknown } | undefined

  constructor(
    readonly task: RunnerTask,
    readonly number: number,
    readonly nested: NestedWork,
    /** How long it may take, in milliseconds. */
    readonly time: number = Number.POSITIVE_INFINITY,
    readonly onTimeout: () => void = () => {},
  ) {}

  /** Its time runs from now on. */
  startClock(): void {
    this.stopClock()
    if (this.time <= LONGEST_TIMEOUT) this.#clock = setTimeout(this.onTimeout, this.time)
  }

  stopClock(): void {
    clearTimeout(this.#clock)
    clearTimeout(this.stopGrace)
  }

  /** Made when first asked for: most tasks never look, and a controller costs more than the task. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController()
      if (this.#abort) this.#controller.abort(this.#abort.reason)
    }
    return this.#controller.signal
  }

  /** The first reason stays. */
  abort(reason: unknown): void {
    if (this.#abort) return
    this.#abort = { reason }
    this.#controller?.abort(reason)
  }

  /** Whether an error only says that the attempt stopped as it was told to. */
  isAbort(error: unknown): boolean {
    if (!this.#abort) return false
    try {
      return error === this.#abort.reason || (error as Error | null)?.name === 'AbortError'
    } catch {
      // Anything can be thrown, also what throws when it is looked at.
      return false
    }
  }

  /** What the task's function is told. Its methods can be taken out of it. */
  context(): TaskContext {
    const { task, nested } = this
    const signal = () => this.signal
    return {
      id: task.id,
      name: task.name,
      outcome: task.outcome,
      attempt: this.number,
      get signal() {
        return signal()
      },
      progress: (value: unknown) => task.setProgress(value),
      log: (line: string) => task.addLine(line),
      after: (background: Background) => nested.add(background),
      fail: failForUser,
      [ATTEMPT]: this,
    } as TaskContext
  }
}

function failForUser(message: string): never {
  throw new UserFacingError(message)
}
