import { backoffDelay } from '../task/backoff'
import type { FailedTask, TaskEnd } from '../task/task-info'
import { messageForUser } from '../task/user-facing-error'
import { setTimeout } from '../timers/real-timers'
import { LONGEST_TIMEOUT } from '../timers/time-limit'
import { Attempt } from './attempt'
import { callAttempt, refuseBoundTask } from './call-attempt'
import type { NestedWork } from './nested-work'
import type { RunnerTask } from './runner-task'
import type { Slots } from './slots'
import { delay, slot } from './waits'

/** What a run needs of its runner. */
export interface RunOwner {
  readonly slots: Slots
  /** How long an attempt may take, if its task does not say. */
  readonly timeout: number
  /** How long an attempt may block the event loop before a warning names it. */
  readonly blockThreshold: number
  /** Until when a drain waits for what starts later. */
  deadline: number
  /** For tests of apps. */
  skipsDelays: boolean
  /** Ends a task that would start after the deadline. */
  abandon(task: RunnerTask): void
  nestedWork(task: RunnerTask): NestedWork
  report(error: unknown, task: FailedTask): void
  /** Tells that a function runs, or does not any more. */
  running(change: 1 | -1): void
  end(task: RunnerTask, end: TaskEnd): void
}

/**
 * Runs a task that was accepted, from its first attempt to its end. Resolves when those behind it
 * may start: at its end, or when its last attempt has taken too long, and goes on all the same.
 */
export function runTask(task: RunnerTask, owner: RunOwner): Promise<TaskEnd> {
  return new Promise((moveOn) => {
    new TaskRun(task, owner, moveOn).run()
  })
}

/**
 * How long those behind a task wait for it after it was told to stop for want of time: most end soon
 * then, and some never.
 */
const STOP_GRACE = 1_000

interface Failure {
  readonly error: unknown
}

class TaskRun {
  #hasSlot = false

  constructor(
    readonly task: RunnerTask,
    readonly owner: RunOwner,
    readonly moveOn: (end: TaskEnd) => void,
  ) {}

  /** One async function for all of it: with four, a task took a microsecond more. */
  async run(): Promise<void> {
    const { task, owner } = this
    let wait: number | undefined = task.options.delay ?? 0
    while (wait !== undefined) {
      if (wait > 0) await this.#delay(wait)
      if (!this.#takesSlot()) this.#hasSlot = await slot(task, owner.slots)
      // Cancelled, or dropped by a drain, while it waited, or in the turns of promises since.
      if (task.state !== 'waiting') {
        this.#returnSlot()
        this.moveOn('cancelled')
        return
      }
      const attempt = this.#begin()
      let failure: Failure | undefined
      try {
        refuseBoundTask(await callAttempt(attempt, owner.blockThreshold))
        // Queues have a time limit of their own.
        attempt.stopClock()
        const storing = attempt.timeout ? undefined : attempt.nested.store()
        if (storing) await storing
      } catch (error) {
        failure = { error }
      }
      wait = this.#end(attempt, failure)
    }
  }

  #delay(wait: number): Promise<void> | undefined {
    const { task, owner } = this
    // It may have been cancelled in the meantime: nobody could interrupt the wait.
    if (task.state !== 'waiting' || owner.skipsDelays) return undefined
    if (Date.now() + wait <= owner.deadline) return delay(task, wait)
    owner.abandon(task)
    return undefined
  }

  /** Whether there is nothing to wait for: it has got a slot, does without, or has ended. */
  #takesSlot(): boolean {
    const { task, owner } = this
    if (task.state !== 'waiting') return true
    if (task.options.refusable === false && !owner.slots.isHeld) return true
    this.#hasSlot = owner.slots.take()
    return this.#hasSlot
  }

  #returnSlot(): void {
    if (this.#hasSlot) this.owner.slots.release()
    this.#hasSlot = false
  }

  #begin(): Attempt {
    const { task, owner } = this
    const number = (task.attempt?.number ?? task.attemptsBefore) + 1
    const attempt = new Attempt(task, number, owner.nestedWork(task))
    task.attempt = attempt
    task.state = 'running'
    owner.running(1)
    if (task.trace) {
      task.trace.startedAt ??= attempt.startedAt
      task.trace.outcome = task.outcome
    }
    const { timeout = owner.timeout } = task.options
    if (timeout <= LONGEST_TIMEOUT) {
      attempt.limit(timeout, () => this.#takesTooLong(attempt, timeout))
    }
    return attempt
  }

  /** Gives how long to wait before the next attempt, or `undefined` at the task's end. */
  #end(attempt: Attempt, failure: Failure | undefined): number | undefined {
    const { task, owner } = this
    attempt.stopClock()
    attempt.endedAt = Date.now()
    // Only now: a function that has taken too long keeps its slot until it has really ended.
    owner.running(-1)
    this.#returnSlot()
    if (failure || attempt.timeout) return this.#failed(attempt, failure)
    this.#endTask('completed')
    attempt.nested.run(task.outcome, (error) => owner.report(error, this.#failedInfo(false)))
    return undefined
  }

  #takesTooLong(attempt: Attempt, timeout: number): void {
    const { task, owner } = this
    attempt.timeout = new DOMException(
      `task "${task.name}" took longer than ${timeout} ms`,
      'TimeoutError',
    )
    attempt.abort(attempt.timeout)
    attempt.willRetry = this.#waitForNext(attempt) !== undefined
    owner.report(attempt.timeout, this.#failedInfo(attempt.willRetry))
    attempt.stopGrace = setTimeout(() => this.moveOn('failed'), STOP_GRACE)
  }

  #failed(attempt: Attempt, failure: Failure | undefined): number | undefined {
    const { task, owner } = this
    const next = this.#waitForNext(attempt, failure?.error)
    const willRetry = next !== undefined
    const saysOnlyThatItStopped = failure === undefined || attempt.isAbort(failure.error)
    const message = attempt.timeout ? undefined : messageForUser(failure?.error)
    if (message !== undefined) {
      task.message = message
    } else if (!saysOnlyThatItStopped) {
      owner.report(failure.error, this.#failedInfo(willRetry))
    } else if (attempt.willRetry && !willRetry) {
      // What was said when it had taken too long is not true any more.
      owner.report(attempt.timeout, this.#failedInfo(false))
    }
    // onError may have cancelled it.
    const isTriedAgain = willRetry && !task.stopped
    attempt.nested.drop(isTriedAgain ? undefined : 'the task that asked for it did not complete')
    if (isTriedAgain) {
      task.state = 'waiting'
      return next
    }
    task.error = attempt.timeout ?? failure?.error
    if (task.trace) task.trace.error = task.error
    const wasStopped = task.stopped && !attempt.timeout && (saysOnlyThatItStopped || willRetry)
    this.#endTask(wasStopped ? 'cancelled' : 'failed')
    return undefined
  }

  /** How long to wait before the next attempt, in milliseconds; `undefined` if there is none. */
  #waitForNext(attempt: Attempt, error?: unknown): number | undefined {
    const { task, owner } = this
    if (task.stopped || attempt.number >= task.attempts) return undefined
    if (messageForUser(error) !== undefined) return undefined
    const wait = backoffDelay(task.options.backoff, attempt.number)
    return Date.now() + wait > owner.deadline ? undefined : wait
  }

  #failedInfo(willRetry: boolean): FailedTask {
    return { ...this.task.info(), willRetry }
  }

  #endTask(end: TaskEnd): void {
    this.owner.end(this.task, end)
    this.moveOn(end)
  }
}
