import type { DrainReport, FailedTask, Outcome, TaskEnd, When } from 'ft-response'
import type { Item, TaskSpec } from './scenario'

/** Tasks of one background, as they go together. */
export interface Group {
  readonly steps: (TaskRecord | Group)[]
  readonly concurrency: number
  readonly stopOnError: boolean
  readonly parent: Group | undefined
}

/** One call of a task's function, as the function saw it. */
export interface AttemptRecord {
  readonly number: number
  readonly startedAt: number
  endedAt?: number
  /** If the function asked for it. */
  signal?: AbortSignal
  /** What it threw or rejected with. */
  failure?: { readonly error: unknown }
  isUserFacing?: boolean
  /** Whether it only threw what its signal was aborted with. */
  isAbort?: boolean
}

/** A response, and how it ended. */
export interface ResponseRecord {
  outcome?: Outcome
  endedAt?: number
}

/** What tasks follow. */
export interface Place {
  readonly group: Group
  readonly when: When
  readonly response: ResponseRecord | undefined
  /** The task that handed it over, and in which attempt. */
  readonly parent: TaskRecord | undefined
  readonly parentAttempt: number
}

/** All that is known of a task without asking the runner. */
export interface TaskRecord extends Place {
  readonly name: string
  readonly spec: TaskSpec
  /** Known when it was accepted. */
  id?: string
  isAccepted: boolean
  acceptedAt: number
  /** Whether its response failed before it was sent. */
  isReleased: boolean
  readonly attempts: AttemptRecord[]
  readonly told: { readonly error: unknown; readonly info: FailedTask; readonly at: number }[]
  /** What cancel() said, while the task was there. */
  cancelled: ('cancelled' | 'requested')[]
  /** Whether a function cancelled it when a drain aborted that. */
  isCancelledByDrain: boolean
  /** At the end of all. */
  end?: TaskEnd
  endedAt?: number
}

/** A drain, from its call to its report. */
export interface DrainRecord {
  readonly startedAt: number
  readonly endedBefore: ReadonlySet<TaskRecord>
  endedAt?: number
  report?: DrainReport
  aliveAfter?: ReadonlySet<TaskRecord>
}

/** Notes what happens in a scenario, and what should not have. */
export class Journal {
  readonly tasks = new Map<string, TaskRecord>()
  readonly lines: string[] = []
  readonly violations: string[] = []
  /** How many tasks are known to have been refused. */
  refused = 0

  note(line: string): void {
    this.lines.push(line)
  }

  /** Notes what must be true. */
  check(isTrue: boolean, otherwise: string): void {
    if (isTrue) return
    this.note(`!! ${otherwise}`)
    this.violations.push(otherwise)
  }

  /** Names a task, in the order of their making. */
  add(spec: TaskSpec, place: Place): TaskRecord {
    const task: TaskRecord = {
      ...place,
      name: `t${this.tasks.size + 1}`,
      spec,
      isAccepted: false,
      acceptedAt: 0,
      isReleased: false,
      attempts: [],
      told: [],
      cancelled: [],
      isCancelledByDrain: false,
    }
    this.tasks.set(task.name, task)
    return task
  }

  /** The tasks of items, in a group. */
  addAll(items: readonly Item[], place: Place): void {
    for (const item of items) {
      if (!('tasks' in item)) {
        place.group.steps.push(this.add(item, place))
        continue
      }
      const { concurrency, stopOnError } = item
      const group: Group = { steps: [], concurrency, stopOnError, parent: place.group }
      place.group.steps.push(group)
      this.addAll(item.tasks, { ...place, group })
    }
  }

  accepted(): TaskRecord[] {
    return [...this.tasks.values()].filter((task) => task.isAccepted)
  }
}

/** Tasks one after another, as an array of them is run. */
export function inOrder(parent?: Group): Group {
  return { steps: [], concurrency: 1, stopOnError: false, parent }
}

export function tasksOf(step: TaskRecord | Group): TaskRecord[] {
  return 'steps' in step ? step.steps.flatMap(tasksOf) : [step]
}

/** Whether a full runner may refuse it, and it waits for a slot. */
export function needsSlot(task: TaskRecord): boolean {
  return task.spec.options.refusable !== false
}

export function attemptsOf(task: TaskRecord): number {
  return task.spec.options.attempts ?? 1
}

/** The attempt whose function has not ended. */
export function runningAttempt(task: TaskRecord): AttemptRecord | undefined {
  const last = task.attempts.at(-1)
  return last && last.endedAt === undefined ? last : undefined
}
