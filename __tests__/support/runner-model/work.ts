import {
  type Background,
  type BackgroundItem,
  BackgroundTask,
  BackgroundTasks,
  type TaskContext,
  UserFacingError,
} from 'ft-response'
import { checkStart } from './check-start'
import { type AttemptRecord, type Group, inOrder, type TaskRecord, tasksOf } from './journal'
import type { Behaviour, Step, TaskSpec } from './scenario'
import type { Stage } from './stage'

/** What is given to a response for the tasks of a group. */
export function backgroundOf(group: Group, stage: Stage): Background {
  return group.steps.map((step) => itemOf(step, stage))
}

function itemOf(step: TaskRecord | Group, stage: Stage): BackgroundItem {
  if ('steps' in step) {
    const { steps, concurrency, stopOnError } = step
    const items = steps.map((inner) => itemOf(inner, stage))
    return new BackgroundTasks(items, { concurrency, stopOnError })
  }
  const { name, spec } = step
  if (spec.given === 'as a defined task') return define(step, stage)()
  const fn = functionOf(step, stage)
  if (spec.given === 'as a function') return named(name, fn)
  // Its function is told nothing.
  return new BackgroundTask(named(name, () => fn(undefined))).with(spec.options)
}

export function enqueue(spec: TaskSpec, stage: Stage): void {
  const nothing = { when: 'always', response: undefined, parent: undefined } as const
  const task = stage.journal.add(spec, { ...nothing, parentAttempt: 0, group: inOrder() })
  task.group.steps.push(task)
  stage.handOver([task], false, () => {
    define(task, stage)
      .enqueue()
      .catch(() => {})
  })
}

function define(task: TaskRecord, stage: Stage) {
  const fn = functionOf(task, stage)
  return stage.runner.define(
    task.name,
    (_payload: undefined, context) => fn(context),
    task.spec.options,
  )
}

function named<F extends object>(name: string, fn: F): F {
  return Object.defineProperty(fn, 'name', { value: name })
}

/** The function of a task, which notes what becomes of it. */
function functionOf(task: TaskRecord, stage: Stage) {
  return (context: TaskContext | undefined): unknown => {
    const { journal, clock } = stage
    const number = task.attempts.length + 1
    journal.note(`${task.name} starts, attempt ${number}`)
    checkStart(task, context, stage)
    const attempt: AttemptRecord = { number, startedAt: clock.now }
    task.attempts.push(attempt)
    const returned = () => {
      attempt.endedAt = clock.now
      journal.note(`${task.name} returns`)
    }
    const threw = (error: unknown) => {
      attempt.endedAt = clock.now
      attempt.failure = { error }
      journal.note(`${task.name} throws ${error}`)
      throw error
    }
    const { behaviours } = task.spec
    const behaviour = behaviours[Math.min(number, behaviours.length) - 1] as Behaviour
    try {
      const work = new Work(task, attempt, behaviour, context, stage).from(0)
      if (work) return work.then(returned, threw)
    } catch (error) {
      threw(error)
    }
    returned()
  }
}

class Work {
  constructor(
    readonly task: TaskRecord,
    readonly attempt: AttemptRecord,
    readonly behaviour: Behaviour,
    readonly context: TaskContext | undefined,
    readonly stage: Stage,
  ) {}

  /** Takes the steps from one on. Synchronous, unless there is something to wait for. */
  from(first: number): Promise<void> | undefined {
    const { task, behaviour, stage } = this
    for (const [i, step] of behaviour.steps.entries()) {
      if (i < first) continue
      if (step === 'wait' || step === 'hang') {
        const what = `${task.name} goes on`
        const waited = step === 'wait' ? stage.turn(what) : stage.hang(what)
        return this.#unlessAborted(waited).then((goesOn) => (goesOn ? this.from(i + 1) : undefined))
      }
      this.#take(step)
    }
    if (behaviour.ending === 'throws') throw new Error(`${task.name} is broken`)
    if (behaviour.ending === 'returns') return undefined
    this.attempt.isUserFacing = true
    if (this.context) this.context.fail(`${task.name} cannot`)
    throw new UserFacingError(`${task.name} cannot`)
  }

  #take(step: Exclude<Step, 'wait' | 'hang'>): void {
    const { task, context, stage } = this
    if (step === 'cancel itself') {
      stage.cancel(task)
    } else if ('enqueue' in step) {
      enqueue(step.enqueue, stage)
    } else if (context) {
      const group = inOrder()
      const { response } = task
      const place = { group, response, when: 'always', parent: task } as const
      stage.journal.addAll(step.after, { ...place, parentAttempt: this.attempt.number })
      stage.handOver(tasksOf(group), true, () => context.after(backgroundOf(group, stage)))
    }
  }

  /** Whether the function is to go on after it has waited. */
  async #unlessAborted(waited: Promise<void>): Promise<boolean> {
    const { context, attempt, task, stage } = this
    const { whenAborted } = this.behaviour
    // Most functions never ask for their signal.
    if (whenAborted === 'goes on' || !context) return waited.then(() => true)
    const { signal } = context
    attempt.signal = signal
    const aborted = new Promise<void>((resolve) => {
      const onAbort = () => {
        if (whenAborted === 'cancels the others') stage.cancelOthers(task)
        resolve()
      }
      if (signal.aborted) onAbort()
      else signal.addEventListener('abort', onAbort)
    })
    await Promise.race([waited, aborted])
    if (!signal.aborted) return true
    if (whenAborted !== 'rejects') return false
    attempt.isAbort = true
    throw signal.reason
  }
}
