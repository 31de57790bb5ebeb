import fc from 'fast-check'
import type { DrainOptions, TaskOptions, TaskRunnerOptions, When } from 'ft-response'

/** What a function of a task does before it ends. */
export type Step =
  /** Waits, for anything else to happen. */
  | 'wait'
  /** Waits until the end of the scenario: long after every timeout. */
  | 'hang'
  | 'cancel itself'
  /** Hands work over with `task.after()`. */
  | { readonly after: readonly Item[] }
  | { readonly enqueue: TaskSpec }

/** One attempt of a task. */
export interface Behaviour {
  readonly steps: readonly Step[]
  readonly ending: 'returns' | 'throws' | 'fails for the user'
  /** What it does while it waits and its signal is aborted. */
  readonly whenAborted: 'goes on' | 'rejects' | 'returns' | 'cancels the others'
}

export interface TaskSpec {
  readonly given: 'as a function' | 'as a BackgroundTask' | 'as a defined task'
  readonly options: TaskOptions
  /** Of its attempts; the last one stands for those beyond. */
  readonly behaviours: readonly Behaviour[]
}

/** A `BackgroundTasks`. */
export interface GroupSpec {
  readonly tasks: readonly Item[]
  readonly stopOnError: boolean
  readonly concurrency: number
}

export type Item = TaskSpec | GroupSpec

export interface ResponseSpec {
  readonly batches: readonly {
    readonly items: readonly Item[]
    readonly when: When
    /** Whether it is given to an `ftResponse` that then cannot send: its tasks are released. */
    readonly isNeverSent: boolean
  }[]
  readonly ending: 'finishes' | 'breaks off' | 'is forgotten'
  /** How many of its batches come before it is over. */
  readonly batchesBefore: number
}

/** How an application's `onError` behaves. */
export type Reaction =
  | 'looks on'
  | 'throws'
  | 'rejects'
  | 'cancels at once'
  | 'cancels later'
  | 'cancels all'

export interface Scenario {
  readonly limits: Pick<TaskRunnerOptions, 'concurrency' | 'maxWaiting' | 'timeout'>
  readonly reaction: Reaction
  /** Whether somebody subscribed to the diagnostics channels. */
  readonly isTraced: boolean
  readonly responses: readonly ResponseSpec[]
  readonly enqueued: readonly TaskSpec[]
  /** Enqueued as soon as `idle()` resolves. */
  readonly whenIdle: readonly TaskSpec[]
  /** Numbers of the tasks that are cancelled, and after how many turns. */
  readonly cancels: readonly { readonly task: number; readonly after: number }[]
  readonly holds: number
  readonly drain: (Required<DrainOptions> & { readonly after: number }) | undefined
  /** How long things take to react, in turns of promises. */
  readonly paces: readonly number[]
}

const weighted = <T>(...choices: readonly (readonly [number, T])[]) =>
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

const step = (item: fc.Arbitrary<Item>, task: fc.Arbitrary<TaskSpec>) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant('wait' as const) },
    { weight: 2, arbitrary: fc.constant('hang' as const) },
    { weight: 1, arbitrary: fc.constant('cancel itself' as const) },
    { weight: 4, arbitrary: fc.record({ after: fc.array(item, { minLength: 1, maxLength: 2 }) }) },
    { weight: 1, arbitrary: fc.record({ enqueue: task }) },
  )

const waitOnly = weighted<Step>([8, 'wait'], [1, 'hang'], [1, 'cancel itself'])

const behaviour = (steps: fc.Arbitrary<Step>): fc.Arbitrary<Behaviour> =>
  fc.record({
    steps: fc.array(steps, { maxLength: 3 }),
    ending: weighted<Behaviour['ending']>([4, 'returns'], [3, 'throws'], [1, 'fails for the user']),
    whenAborted: weighted<Behaviour['whenAborted']>(
      [6, 'goes on'],
      [4, 'rejects'],
      [2, 'returns'],
      [1, 'cancels the others'],
    ),
  })

const options: fc.Arbitrary<TaskOptions> = fc.record({
  attempts: weighted([4, 1], [2, 2], [2, 3]),
  backoff: fc.constantFrom(undefined, 0, 7, { type: 'exponential', delay: 4 } as const),
  delay: weighted([6, undefined], [1, 5], [1, 40]),
  timeout: weighted([3, undefined], [1, 2], [1, 10]),
  refusable: weighted([6, undefined], [1, false], [1, true]),
})

const given = fc.constantFrom<TaskSpec['given'][]>(
  'as a function',
  'as a BackgroundTask',
  'as a defined task',
)

const taskOf = (steps: fc.Arbitrary<Step>): fc.Arbitrary<TaskSpec> =>
  fc
    .record({
      given,
      options,
      behaviours: fc.array(behaviour(steps), { minLength: 1, maxLength: 2 }),
    })
    // A bare function has no options.
    .map((spec) => (spec.given === 'as a function' ? { ...spec, options: {} } : spec))

const groupOf = (item: fc.Arbitrary<Item>): fc.Arbitrary<GroupSpec> =>
  fc.record({
    tasks: fc.array(item, { minLength: 1, maxLength: 3 }),
    stopOnError: fc.boolean(),
    concurrency: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
  })

const innermost = taskOf(waitOnly)
const inner = taskOf(step(innermost, innermost))
const task = taskOf(step(fc.oneof({ weight: 4, arbitrary: inner }, groupOf(innermost)), inner))
const group = groupOf(fc.oneof({ weight: 4, arbitrary: task }, groupOf(innermost)))
const item: fc.Arbitrary<Item> = fc.oneof({ weight: 3, arbitrary: task }, group)

const response: fc.Arbitrary<ResponseSpec> = fc.record({
  batches: fc.array(
    fc.record({
      items: fc.array(item, { minLength: 1, maxLength: 3 }),
      when: weighted<When>([3, 'always'], [1, 'finished']),
      isNeverSent: weighted([7, false], [1, true]),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  ending: weighted<ResponseSpec['ending']>([4, 'finishes'], [3, 'breaks off'], [1, 'is forgotten']),
  batchesBefore: fc.nat({ max: 2 }),
})

const limits = fc.oneof(
  fc.constant({}),
  fc.record({
    concurrency: fc.integer({ min: 1, max: 3 }),
    maxWaiting: fc.constantFrom(undefined, undefined, 1, 3, 6, 9),
    timeout: fc.constantFrom(undefined, undefined, 4),
  }),
)

const drain = fc.record({
  grace: fc.constantFrom(0, 3, 15, 60, 2_000, Number.POSITIVE_INFINITY),
  abortGrace: fc.constantFrom(0, 5),
  after: fc.nat({ max: 10 }),
})

const cancel = fc.record({ task: fc.nat({ max: 9 }), after: fc.nat({ max: 6 }) })

/** Any scenario, but for what is fixed. */
export function scenario(fixed: Partial<Record<keyof Scenario, fc.Arbitrary<unknown>>> = {}) {
  return fc.record({
    limits,
    reaction: fc.constant('looks on'),
    isTraced: weighted([3, true], [1, false]),
    responses: fc.array(response, { maxLength: 3 }),
    enqueued: fc.array(task, { maxLength: 2 }),
    whenIdle: fc.array(innermost, { maxLength: 1 }),
    cancels: fc.array(cancel, { maxLength: 3 }),
    holds: weighted([5, 0], [1, 1], [1, 2]),
    drain: fc.option(drain, { nil: undefined }),
    paces: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 12 }),
    ...fixed,
  }) as fc.Arbitrary<Scenario>
}

export const someDrain = drain
export const anyReaction = fc.constantFrom<Reaction[]>(
  'throws',
  'rejects',
  'cancels at once',
  'cancels later',
  'cancels all',
)
