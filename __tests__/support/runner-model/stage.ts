import type { Scheduler } from 'fast-check'
import { createFt, type FailedTask, type Ft, TaskRefusedError, TaskRunner } from 'ft-response'
import { SEAM } from '../../../lib/background/task/executor-seam'
import { type DrainRecord, Journal, needsSlot, runningAttempt, type TaskRecord } from './journal'
import { backoffAfter } from './next-attempt'
import { isTimeout } from './order'
import type { Scenario } from './scenario'
import { settle, VirtualClock } from './virtual-clock'

/** A runner, and all that a scenario needs around it. Who does something waits for its turn. */
export class Stage {
  readonly journal = new Journal()
  readonly clock: VirtualClock
  readonly runner: TaskRunner
  readonly ft: Ft
  readonly promised: Promise<void>[] = []
  readonly idles: { isOver: boolean }[] = []
  drain: DrainRecord | undefined
  /** How often all that was ready has happened. */
  settled = 0
  /** When slots were held, in that count. */
  heldSince: number | undefined
  #firing = 0
  #isOver = false
  #endHanging = () => {}
  readonly #hanging = new Promise<void>((resolve) => {
    this.#endHanging = resolve
  })
  #paced = 0

  constructor(
    readonly scenario: Scenario,
    readonly scheduler: Scheduler,
  ) {
    this.clock = new VirtualClock(async (what) => {
      await scheduler.schedule(Promise.resolve(), what)
      // In Node, nothing of that kind comes before all promises have had their turns.
      this.#firing++
      await settle()
      this.#firing--
      this.clock.fire(what)
    })
    this.runner = new TaskRunner({
      ...scenario.limits,
      // What the machine is busy with is no blocking task.
      blockThreshold: Number.POSITIVE_INFINITY,
      onError: (error, info) => this.#onError(error, info),
      waitUntil: (promise) => this.promised.push(promise),
    })
    this.ft = createFt({ tasks: this.runner })
  }

  /** The runner behind its public face. */
  get inside(): TaskRunner[typeof SEAM] {
    return this.runner[SEAM]
  }

  /** Until when a drain waits for what starts later. */
  get deadline(): number {
    const { drain } = this.scenario
    return this.drain && drain ? this.drain.startedAt + drain.grace : Number.POSITIVE_INFINITY
  }

  get concurrency(): number {
    return this.scenario.limits.concurrency ?? Number.POSITIVE_INFINITY
  }

  /** How many turns of promises something takes. */
  pace(): number {
    const { paces } = this.scenario
    return paces[this.#paced++ % paces.length] as number
  }

  /**
   * Waits until it is the turn of what is to be done, and a little longer.
   *
   * @param others how many turns are passed on before.
   */
  async turn(what: string, others = 0): Promise<void> {
    for (let i = 0; i < others; i++) await this.scheduler.schedule(Promise.resolve(), 'later')
    await this.scheduler.schedule(Promise.resolve(), what)
    for (let turns = this.pace(); turns > 0; turns--) await undefined
  }

  /** Waits for the end of the scenario. */
  async hang(what: string): Promise<void> {
    await this.#hanging
    await this.turn(what)
  }

  /** What hangs goes on. */
  end(): void {
    this.#isOver = true
    this.#endHanging()
  }

  /** Whether nothing waits for its turn any more. */
  get isQuiet(): boolean {
    return this.scheduler.count() === 0 && this.#firing === 0
  }

  get isOver(): boolean {
    return this.#isOver
  }

  async settle(): Promise<void> {
    await settle()
    this.settled++
  }

  watchIdle(): void {
    const idle = { isOver: false }
    this.idles.push(idle)
    void this.runner.idle().then(() => {
      idle.isOver = true
    })
  }

  /** The tasks that the runner has not ended. */
  alive(): Set<TaskRecord> {
    const { tasks } = this.journal
    return new Set(this.runner.list().map(({ name }) => tasks.get(name) as TaskRecord))
  }

  running(): TaskRecord[] {
    return [...this.journal.tasks.values()].filter(runningAttempt)
  }

  /** Whether not even running tasks can hand anything over: the abort phase of a drain. */
  isClosed(): boolean {
    try {
      this.inside.accept([], { nested: true })
      return false
    } catch {
      return true
    }
  }

  /** Hands tasks to the runner, which must take them all or, if it may not, none. */
  handOver(tasks: readonly TaskRecord[], isNested: boolean, call: () => void): void {
    const { journal, runner } = this
    const isAdmitted = this.#admits(tasks, isNested)
    const before = runner.counts
    const names = tasks.map(({ name }) => name).join(' ')
    journal.note(`${isNested ? 'nested ' : ''}${names}: ${isAdmitted ? 'accepted' : 'refused'}`)
    try {
      call()
    } catch (error) {
      journal.check(error instanceof TaskRefusedError, `${names}: refused with ${error}`)
      throw error
    } finally {
      const accepted = runner.counts.accepted - before.accepted
      const refused = runner.counts.refused - before.refused
      const expected = isAdmitted ? [tasks.length, 0] : [0, tasks.length]
      journal.check(
        accepted === expected[0] && refused === expected[1],
        `${names}: ${accepted} were accepted and ${refused} refused`,
      )
      if (!isAdmitted) journal.refused += tasks.length
      const ids = new Map(runner.list().map(({ name, id }) => [name, id]))
      for (const task of isAdmitted ? tasks : []) {
        Object.assign(task, {
          isAccepted: true,
          acceptedAt: this.clock.now,
          id: ids.get(task.name),
        })
      }
    }
  }

  /** What the documentation says of limits and drains. */
  #admits(tasks: readonly TaskRecord[], isNested: boolean): boolean {
    if (this.isClosed()) return false
    const needed = tasks.filter(needsSlot).length
    if (needed === 0) return true
    if (this.drain && !isNested) return false
    const { maxWaiting = Number.POSITIVE_INFINITY } = this.scenario.limits
    const taken = [...this.alive()].filter(needsSlot).length
    return taken + needed <= this.concurrency + maxWaiting
  }

  cancel(task: TaskRecord): void {
    const { journal, runner } = this
    const { name, id } = task
    if (id === undefined) return
    const wasAlive = this.alive().has(task)
    const isRunning = runningAttempt(task) !== undefined
    const result = runner.cancel(id, new Error('no longer needed'))
    const expected = !wasAlive ? 'unknown' : this.alive().has(task) ? 'requested' : 'cancelled'
    journal.note(`cancel ${name}: ${expected}`)
    if (expected !== 'unknown') task.cancelled.push(expected)
    if (isRunning) {
      journal.check(expected === 'requested', `${name} ran, and was ${expected}`)
      this.checkAborted(task)
    }
    const isNew = wasAlive && task.attempts.length === 0
    if (isNew) journal.check(expected === 'cancelled', `${name} waited, and was ${expected}`)
    void result.then((said) => {
      journal.check(said === expected, `cancel said of ${name} ${said}, but it was ${expected}`)
    })
  }

  /** Checks that the function of a task has been told to stop, if it asked to be. */
  checkAborted(task: TaskRecord): void {
    const isAborted = runningAttempt(task)?.signal?.aborted !== false
    this.journal.check(isAborted, `${task.name} was not told to stop`)
  }

  cancelAll(): void {
    for (const task of this.alive()) this.cancel(task)
  }

  /** What a function does that is aborted: the others may be what it began. */
  cancelOthers(aborted: TaskRecord): void {
    for (const task of this.alive()) {
      if (task === aborted) continue
      this.cancel(task)
      task.isCancelledByDrain ||= this.drain !== undefined && task.cancelled.includes('cancelled')
    }
  }

  #onError(error: unknown, info: FailedTask | undefined): Promise<void> | void {
    const { journal, clock } = this
    const task = journal.tasks.get(info?.name ?? '')
    journal.note(`onError: ${info?.name} ${error}${info?.willRetry ? ', willRetry' : ''}`)
    journal.check(task !== undefined, `onError was told of no task: ${error}`)
    if (!task || !info) return
    task.told.push({ error, info, at: clock.now })
    if (isTimeout(error)) this.checkAborted(task)
    const isInTime = clock.now + backoffAfter(task, info.attempt) <= this.deadline
    journal.check(!info.willRetry || isInTime, `${task.name} is to be tried after the drain`)
    return this.#react(task)
  }

  #react(task: TaskRecord): Promise<void> | void {
    const { reaction } = this.scenario
    if (reaction === 'throws') throw new Error('onError is broken')
    if (reaction === 'rejects') return Promise.reject(new Error('onError is broken'))
    if (reaction === 'cancels at once') this.cancel(task)
    if (reaction === 'cancels all') this.cancelAll()
    if (reaction === 'cancels later') return Promise.resolve().then(() => this.cancel(task))
  }
}
