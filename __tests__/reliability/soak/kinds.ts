/** What is to be seen of a task that nothing comes in between of. */
export interface Expected {
  readonly attempts: number
  readonly end: 'completed' | 'failed' | 'cancelled'
  /** How often `onError` is told. */
  readonly reports: number
}

const DONE: Expected = { attempts: 1, end: 'completed', reports: 0 }
const FAILED: Expected = { attempts: 1, end: 'failed', reports: 1 }
const CANCELLED: Expected = { attempts: 1, end: 'cancelled', reports: 0 }
const SKIPPED: Expected = { attempts: 0, end: 'cancelled', reports: 1 }

/** The kinds of work that a response can have: the tasks of each, by names that no other kind has. */
export const KINDS = {
  quick: { quick: DONE },
  quickAsync: { quickAsync: DONE },
  slow: { slow: DONE },
  stubborn: { stubborn: DONE },
  throwing: { throwing: FAILED },
  rejecting: { rejecting: FAILED },
  userFacing: { userFacing: { ...FAILED, reports: 0 } },
  timingOut: { timingOut: FAILED },
  timingOutStubborn: { timingOutStubborn: FAILED },
  timingOutTwice: { timingOutTwice: { attempts: 2, end: 'failed', reports: 2 } },
  retriedOnce: { retriedOnce: { attempts: 2, end: 'completed', reports: 1 } },
  retriedTwice: { retriedTwice: { attempts: 3, end: 'completed', reports: 2 } },
  retriedInVain: { retriedInVain: { attempts: 3, end: 'failed', reports: 3 } },
  nesting: { nesting: DONE },
  nestingInVain: { nestingInVain: FAILED },
  nestingTwice: { nestingTwice: { attempts: 2, end: 'completed', reports: 1 } },
  delayed: { delayed: DONE },
  chain: { chainFirst: DONE, chainBroken: FAILED, chainSkipped: SKIPPED },
  fan: { fanFirst: DONE, fanBroken: FAILED, fanSlow: DONE, fanLast: DONE },
  cleanup: { cleanup: DONE },
  elsewhere: { elsewhere: DONE },
  /** Cancelled while it runs, and right after its acceptance. */
  cancelled: { cancelled: CANCELLED },
  cancelledEarly: { cancelledEarly: { ...CANCELLED, attempts: 0 } },
  /** Both take longer than a deploy waits; the second whatever it is told. */
  long: { long: DONE },
  hanging: { hanging: DONE },
} satisfies Record<string, Record<string, Expected>>

export type Kind = keyof typeof KINDS

/** The kinds that end in a short time, the simple ones more often. */
export const SHORT_KINDS: readonly Kind[] = [
  ...Array<Kind>(6).fill('quick'),
  ...Array<Kind>(6).fill('quickAsync'),
  ...(Object.keys(KINDS) as Kind[]).filter((kind) => kind !== 'long' && kind !== 'hanging'),
]

/** What tasks hand over. A response can have several of the same name. */
const NESTED = { nestedFunction: DONE, nestedDefined: DONE }

export function isNested(name: string): boolean {
  return Object.hasOwn(NESTED, name)
}

/** Tasks that those behind them do not wait for. */
export const OUT_OF_ORDER: ReadonlySet<string> = new Set(['delayed', ...Object.keys(KINDS.fan)])

export const EXPECTED: Readonly<Record<string, Expected>> = Object.assign(
  {},
  ...Object.values(KINDS),
  NESTED,
)
