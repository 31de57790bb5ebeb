import { types } from 'node:util'
import type { Frame } from '../nodes/scope'

const located = new WeakSet<object>()

/**
 * Adds what is around to the stack of an error, which the logs print: the stack of JavaScript has only
 * the renderer there. The error stays the same object, with the same message.
 *
 * @param tags of the elements inside of the innermost component, outermost first.
 */
export function locateError(
  error: unknown,
  frame: Frame | undefined,
  tags: readonly string[] = [],
): void {
  const names = tags.toReversed()
  for (let at = frame; at; at = at.parent) {
    if (at.component?.name) names.push(`<${at.component.name}>`)
  }
  if (names.length === 0 || !types.isNativeError(error) || located.has(error)) return
  // Its stack could be set nevertheless where it is an accessor, as on Node 22.
  if (Object.isFrozen(error)) return
  located.add(error)
  Reflect.set(error, 'stack', `${error.stack}\n    while rendering ${path(names)}`)
}

/** Of a component that is inside of itself without end, some thousand names say no more than a few. */
function path(names: readonly string[]): string {
  const outermost = names.toReversed()
  const shown =
    outermost.length <= MOST_NAMES
      ? outermost
      : [...outermost.slice(0, MOST_NAMES / 2), '...', ...outermost.slice(-MOST_NAMES / 2)]
  return shown.join(' > ')
}

const MOST_NAMES = 20
