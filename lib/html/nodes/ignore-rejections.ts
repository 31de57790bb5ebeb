import { types } from 'node:util'
import { isPlainObject } from '../../checks/plain-object'
import { Markup, visitContent } from './markup'
import type { Frame } from './scope'
import { JsxAttribute } from './template-node'

// Node ends the process for a rejection that no code handles. Rendering may fail before it has
// awaited all the promises of a page, so that whoever throws calls one of these first.

/** Ignores the rejections of all promises in content that will not be rendered. */
export function ignoreRejectionsIn(content: unknown): void {
  // A list and no recursion: the content may be nested too deep to be rendered.
  const left = [content]
  const seen = new Set<unknown>()
  const add = (item: unknown) => void left.push(item)
  const visitor = { children: add, attributes: add, other: add }
  while (left.length > 0) {
    const item = left.pop()
    if (typeof item !== 'object' || seen.has(item)) continue
    seen.add(item)
    // Promises only: then() of other thenables (queries of mongoose or knex) starts the work.
    if (types.isPromise(item)) item.then(ignoreRejectionsIn, () => {})
    else if (Array.isArray(item) || types.isSet(item)) item.forEach(add)
    else if (item instanceof Markup) item[visitContent]?.(visitor)
    else if (item instanceof JsxAttribute) add(item.value)
    // Rendering refuses an object that is neither a child nor attributes; a promise in it may
    // reject all the same.
    else if (isPlainObject(item)) Object.values(item).forEach(add)
  }
}

/** Calls `make`. If it throws, the rejections of the content that it was called with are ignored. */
export function orIgnoreRejections<Made>(content: unknown, make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    ignoreRejectionsIn(content)
    throw error
  }
}

/** Ignores the rejections in what the components from `innermost` up to `outermost` returned. */
export function ignoreRejectionsInFrames(
  innermost: Frame | undefined,
  outermost: Frame | undefined,
): void {
  const contents: unknown[] = []
  for (let frame = innermost; frame && frame !== outermost; frame = frame.parent) {
    contents.push(frame.content)
  }
  ignoreRejectionsIn(contents)
}
