import { jest } from '@jest/globals'

type Call = () => void

/** What setTimeout takes for 1. */
const TOO_LONG = 2 ** 31

/** Time that stands still until the earliest timer is fired: it comes as late as it pleases. */
export class VirtualClock {
  now = 1_800_000_000_000
  readonly #timers = new Set<{ readonly at: number; readonly call: Call }>()
  readonly #immediates: Call[] = []
  readonly #onWork: (what: 'timer' | 'immediate') => void

  /** @param onWork is told when there is something more that can be fired. */
  constructor(onWork: (what: 'timer' | 'immediate') => void) {
    this.#onWork = onWork
  }

  /** Whether something is to be fired before time passes. */
  get isBusy(): boolean {
    return this.#immediates.length > 0 || [...this.#timers].some(({ at }) => at <= this.now)
  }

  /** Lets time pass in which nothing is to be fired. */
  pass(ms: number): void {
    this.now += ms
  }

  setTimeout(call: Call, ms: number): object {
    const timer = { at: this.now + (ms >= 1 && ms < TOO_LONG ? ms : 1), call }
    this.#timers.add(timer)
    this.#onWork('timer')
    return timer
  }

  clearTimeout(timer: object | undefined): void {
    this.#timers.delete(timer as never)
  }

  setImmediate(call: Call): void {
    this.#immediates.push(call)
    this.#onWork('immediate')
  }

  /** As in Node, immediates keep their order, and timers come in the order of their times. */
  fire(what: 'timer' | 'immediate'): void {
    if (what === 'immediate') {
      this.#immediates.shift()?.()
      return
    }
    const [first, ...others] = this.#timers
    if (!first) return
    const next = others.reduce((soonest, timer) => (timer.at < soonest.at ? timer : soonest), first)
    this.#timers.delete(next)
    this.now = next.at
    next.call()
  }
}

let clock = new VirtualClock(() => {})

/** From now on timers are those of this clock. */
export function useClock(next: VirtualClock): void {
  clock = next
}

const real = { now: Date.now, setImmediate: globalThis.setImmediate }

/** Lets all that waits for nothing but promises happen. */
export function settle(): Promise<void> {
  return new Promise((resolve) => real.setImmediate(resolve))
}

/** Whether `Date.now()` tells the time of the clock too. */
export function fakeDate(isFake: boolean): void {
  Date.now = isFake ? () => clock.now : real.now
}

// All timers of the library come from there. This must be loaded before it is.
jest.mock('../../../lib/background/timers/real-timers', () => ({
  setTimeout: (call: (...args: unknown[]) => void, ms: number, ...args: unknown[]) =>
    clock.setTimeout(() => call(...args), ms),
  clearTimeout: (timer: object | undefined) => clock.clearTimeout(timer),
  setImmediate: (call: (...args: unknown[]) => void, ...args: unknown[]) =>
    clock.setImmediate(() => call(...args)),
}))
