import { randomUUID } from 'node:crypto'
import { type AfterResponseExecutor, BOUND_TASK, type BoundTask } from '../task/executor'
import type { TaskContext } from '../task/task-context'
import type { Outcome, RequestInfo, TaskEnd, TaskInfo } from '../task/task-info'

/** One task of a {@link TaskRunner}, from its binding to its end. */
export class RunnerTask implements BoundTask {
  readonly [BOUND_TASK] = true
  readonly id = randomUUID()
  state: 'bound' | 'waiting' | 'running' | TaskEnd = 'bound'
  #outcome: Outcome | undefined
  #acceptedAt = 0
  #startedAt: number | undefined
  #request: RequestInfo | undefined
  #controller: AbortController | undefined
  #abortReason: unknown

  constructor(
    readonly executor: AfterResponseExecutor,
    readonly name: string,
    readonly call: (context: TaskContext) => unknown,
  ) {}

  accept(request: RequestInfo | undefined): void {
    this.state = 'waiting'
    this.#acceptedAt = Date.now()
    this.#request = request
  }

  start(outcome: Outcome | undefined): void {
    this.state = 'running'
    this.#outcome = outcome
    this.#startedAt = Date.now()
  }

  /** What the task's function is told. */
  context(): TaskContext {
    const signal = () => this.#signal()
    return {
      id: this.id,
      name: this.name,
      outcome: this.#outcome,
      attempt: 1,
      get signal() {
        return signal()
      },
    }
  }

  /** Made when first asked for: most tasks never look, and a controller costs more than the task. */
  #signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController()
      if (this.#abortReason !== undefined) this.#controller.abort(this.#abortReason)
    }
    return this.#controller.signal
  }

  get aborted(): boolean {
    return this.#abortReason !== undefined
  }

  abort(reason: unknown): void {
    this.#abortReason ??= reason
    this.#controller?.abort(this.#abortReason)
  }

  /** Whether an error only says that the task stopped as it was told to. */
  isAbort(error: unknown): boolean {
    if (!this.aborted) return false
    return error === this.#abortReason || (error as Error | null)?.name === 'AbortError'
  }

  info(): TaskInfo {
    return {
      id: this.id,
      name: this.name,
      state: this.#startedAt === undefined ? 'waiting' : 'running',
      acceptedAt: this.#acceptedAt,
      startedAt: this.#startedAt,
      request: this.#request,
      outcome: this.#outcome,
    }
  }
}
