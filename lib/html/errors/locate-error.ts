import { types } from 'node:util'
import type { Frame } from '../nodes/scope'

const located = new WeakSet<object>()

/**
 * Adds a line to the stack of an error: the components around the place where rendering failed.
 * Logs print the stack, and JavaScript's own lines name only the renderer. The error stays the same
 * object with the same message.
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
  // On Node 22 the stack is an accessor, which would change a frozen error too.
  if (Object.isFrozen(error)) return
  located.add(error)
  Reflect.set(error, 'stack', `${error.stack}\n    while rendering ${path(names)}`)
}

/**
 * A component that renders itself without end has thousands of names around it: a few are shown.
 */
function path(names: readonly string[]): string {
  const outermost = names.toReversed()
  const shown =
    outermost.length <= MOST_NAMES
      ? outermost
      : [...outermost.slice(0, MOST_NAMES / 2), '...', ...outermost.slice(-MOST_NAMES / 2)]
  return shown.join(' > ')
}

const MOST_NAMES = 20
