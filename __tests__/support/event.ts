import type { EventEmitter } from 'node:events'

/** Resolves at the next event of that name. Unlike Node's `once`, an error may come first. */
export function event(emitter: EventEmitter, name: string): Promise<void> {
  return new Promise((resolve) => {
    emitter.once(name, () => resolve())
  })
}

// Taken when the module loads: a test may fake the timers.
const { setImmediate } = globalThis

/** One turn of the event loop. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
