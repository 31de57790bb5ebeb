import { types } from 'node:util'
import { isPlainObject } from '../../checks/plain-object'
import { ElementNode, FragmentNode } from './element-node'
import { JsxAttribute } from './jsx-attribute'
import { type Frame, ScopeNode } from './scope'
import { TemplateNode } from './template-node'

/**
 * Takes the promises of content that will not be rendered after all, so that one that rejects
 * later is no unhandled rejection, which would end the process.
 */
export function ignoreRejectionsIn(content: unknown): void {
  // A list and no recursion: content may be what was nested too deep to be rendered.
  const left = [content]
  const seen = new Set<unknown>()
  const add = (item: unknown) => void left.push(item)
  while (left.length > 0) {
    const item = left.pop()
    if (typeof item !== 'object' || seen.has(item)) continue
    seen.add(item)
    // Promises only: of other thenables (queries of mongoose or knex) then() starts the work.
    if (types.isPromise(item)) item.then(ignoreRejectionsIn, () => {})
    else if (Array.isArray(item) || types.isSet(item)) item.forEach(add)
    else if (item instanceof FragmentNode) add(item.children)
    else if (item instanceof TemplateNode) item.values.forEach(add)
    else if (item instanceof JsxAttribute) add(item.value)
    else if (item instanceof ScopeNode) item.visitContent(add)
    else if (item instanceof ElementNode) {
      add(item.children)
      add(item.attributes)
    }
    // A promise in an object that is no child, in attributes or in data is refused with what holds it,
    // and may reject after that.
    else if (isPlainObject(item)) Object.values(item).forEach(add)
  }
}

/** What `make` gives. If it throws, nobody else has the promises of the content that it was called with. */
export function orIgnoreRejections<Made>(content: unknown, make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    ignoreRejectionsIn(content)
    throw error
  }
}

/** Silences what the components around have made, of which the rest will not be rendered. */
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
