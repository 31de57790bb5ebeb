import type { EventEmitter } from 'node:events'

/** Resolves at the next event of that name. Unlike Node's `once`, an error may come first. */
export function event(emitter: EventEmitter, name: string): Promise<void> {
  return new Promise((resolve) => {
    emitter.once(name, () => resolve())
  })
}

/** One turn of the event loop; a real one, also where a test has faked the timers. */
export const turn = () => new Promise<void>((resolve) => setImmediateOfNode(resolve))

const { setImmediate: setImmediateOfNode } = globalThis
