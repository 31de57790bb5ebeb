import { messageForUser } from '../task/task-errors'
import type { TaskEnd } from '../task/task-info'
import { setTimeout } from '../timers/real-timers'
import { LONGEST_TIMEOUT } from '../timers/time-limit'
import { Attempt } from './attempt'
import { callAttempt, refuseBoundTask } from './call-attempt'
import type { LocalTask } from './local-task'
import { NestedWork } from './nested-work'
import { isStoppedForGood, nextAttempt } from './next-attempt'
import type { RunnerResources } from './runner-resources'
import { waitForDelay, waitForSlot } from './waits'

/*
 * The states of a task, and what moves it from one to the next:
 *
 *   bound     -> waiting    its runner accepts it
 *   waiting   -> running    an attempt begins: its response is over, its delay too, and it has a slot
 *   waiting   -> cancelled  cancel(), a drain, a response that failed, when: 'finished' after one that
 *                           was aborted, or a stopOnError chain
 *   running   -> completed  the attempt returns in time, and queues have stored its nested work
 *   running   -> waiting    the attempt throws or times out, and next-attempt.ts grants another
 *   running   -> failed     the attempt throws or times out, and this runner makes no other; a queue
 *                           may (isTriedAgain)
 *   running   -> cancelled  it threw only the abort of cancel() or a drain, or onError cancelled it
 *
 * A timeout alone changes no state: an attempt that has timed out is running until its function ends.
 */

/**
 * Makes the attempts of an accepted task, until its end. Resolves when the next task of its batch may
 * start: at this task's end, or a second after an attempt timed out whose function goes on.
 */
export function runAttempts(task: LocalTask, runner: RunnerResources): Promise<TaskEnd> {
  return new Promise((startNext) => {
    new AttemptLoop(task, runner, startNext).run()
  })
}

/**
 * How long the next tasks wait for one that timed out, in milliseconds. Most functions end soon after
 * their signal was aborted; some never do.
 */
const STOP_GRACE = 1_000

interface Failure {
  readonly error: unknown
}

class AttemptLoop {
  #hasSlot = false
  /** Whether the report of the attempt's timeout said that another attempt follows. */
  #announcedRetry = false

  constructor(
    readonly task: LocalTask,
    readonly runner: RunnerResources,
    readonly startNext: (end: TaskEnd) => void,
  ) {}

  /** One async function for all of it: with four, a task took a microsecond more. */
  async run(): Promise<void> {
    const { task, runner } = this
    let wait: number | undefined = task.options.delay ?? 0
    while (wait !== undefined) {
      if (wait > 0) await this.#delay(wait)
      if (!this.#takesSlot()) this.#hasSlot = await waitForSlot(task, runner.slots)
      // Cancelled, or dropped by a drain, while it waited, or in the turns of promises since.
      if (task.state !== 'waiting') {
        this.#returnSlot()
        this.startNext('cancelled')
        return
      }
      const attempt = this.#beginAttempt()
      let failure: Failure | undefined
      try {
        refuseBoundTask(await callAttempt(attempt, runner.limits.blockThreshold))
        // Storing has a time limit of its own.
        attempt.stopClock()
        const storing = attempt.timeout ? undefined : attempt.nested.store()
        if (storing) await storing
      } catch (error) {
        failure = { error }
      }
      wait = this.#endAttempt(attempt, failure)
    }
  }

  #delay(wait: number): Promise<void> | undefined {
    const { task, runner } = this
    // A task that was cancelled before this turn would wait in vain: nothing interrupts it.
    if (task.state !== 'waiting' || runner.skipsDelays) return undefined
    if (Date.now() + wait <= runner.drain.deadline) return waitForDelay(task, wait)
    runner.drain.abort(task)
    return undefined
  }

  /** Whether there is nothing to wait for: the task got a slot, needs none, or has ended. */
  #takesSlot(): boolean {
    const { task, runner } = this
    if (task.state !== 'waiting') return true
    if (!task.isRefusable && !runner.slots.isHeld) return true
    this.#hasSlot = runner.slots.take()
    return this.#hasSlot
  }

  #returnSlot(): void {
    if (this.#hasSlot) this.runner.slots.release()
    this.#hasSlot = false
  }

  #beginAttempt(): Attempt {
    const { task, runner } = this
    const number = (task.attempt?.number ?? task.attemptsBefore) + 1
    const attempt = new Attempt(task, number, new NestedWork(runner, task.request))
    task.attempt = attempt
    task.state = 'running'
    this.#announcedRetry = false
    runner.registry.running++
    if (task.trace) {
      task.trace.startedAt ??= attempt.startedAt
      task.trace.outcome = task.outcome
    }
    const { timeout = runner.limits.timeout } = task.options
    if (timeout <= LONGEST_TIMEOUT) {
      attempt.limit(timeout, () => this.#timeOut(attempt, timeout))
    }
    return attempt
  }

  #timeOut(attempt: Attempt, timeout: number): void {
    const { task, runner } = this
    const error = new DOMException(
      `task "${task.name}" took longer than ${timeout} ms`,
      'TimeoutError',
    )
    attempt.timeout = error
    attempt.abort(error)
    this.#announcedRetry = nextAttempt(task, undefined, runner.drain.deadline) !== undefined
    this.#report(error, this.#announcedRetry)
    attempt.stopGrace = setTimeout(() => this.startNext('failed'), STOP_GRACE)
  }

  /** Returns how long to wait before the next attempt, or `undefined` at the task's end. */
  #endAttempt(attempt: Attempt, failure: Failure | undefined): number | undefined {
    const { task, runner } = this
    attempt.stopClock()
    attempt.endedAt = Date.now()
    // Not at the timeout: the function keeps its slot until it returns.
    runner.registry.running--
    this.#returnSlot()
    if (failure || attempt.timeout) return this.#afterFailure(attempt, failure)
    this.#endTask('completed')
    attempt.nested.start(task.outcome, (error) => this.#report(error, false))
    return undefined
  }

  /** As `#endAttempt`, for an attempt that threw or timed out. */
  #afterFailure(attempt: Attempt, failure: Failure | undefined): number | undefined {
    const { task, runner } = this
    const next = nextAttempt(task, failure?.error, runner.drain.deadline)
    const isOnlyAbort = failure === undefined || attempt.isAbort(failure.error)
    const message = attempt.timeout ? undefined : messageForUser(failure?.error)
    if (message !== undefined) {
      task.message = message
    } else if (!isOnlyAbort) {
      this.#report(failure.error, next !== undefined)
    } else if (this.#announcedRetry && !next) {
      // The report of the timeout is wrong by now.
      this.#report(attempt.timeout, false)
    }
    // onError may have cancelled the task.
    const isTriedAgain = next !== undefined && !isStoppedForGood(task)
    attempt.nested.drop(isTriedAgain ? undefined : 'the task that asked for it did not complete')
    if (isTriedAgain && next.by === 'runner') {
      task.state = 'waiting'
      return next.wait
    }
    task.isTriedAgain = isTriedAgain
    task.error = attempt.timeout ?? failure?.error
    if (task.trace) task.trace.error = task.error
    const isCancelled =
      task.stopped && !attempt.timeout && (isOnlyAbort || (next !== undefined && !isTriedAgain))
    this.#endTask(isCancelled ? 'cancelled' : 'failed')
    return undefined
  }

  #report(error: unknown, willRetry: boolean): void {
    this.runner.report(error, { ...this.task.info(), willRetry })
  }

  #endTask(end: TaskEnd): void {
    this.runner.registry.end(this.task, end)
    this.startNext(end)
  }
}
