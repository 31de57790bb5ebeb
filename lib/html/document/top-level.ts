import { locateError } from '../errors/locate-error'
import { type Child, isChildIterable, isPromiseLike, toPromise } from '../nodes/child'
import { FragmentNode } from '../nodes/element-node'
import { ignoreRejection } from '../nodes/ignore-rejection'
import { ignoreRejectionsIn, ignoreRejectionsInFrames } from '../nodes/ignore-rejections'
import { type Frame, runInScope, type Scope } from '../nodes/scope'
import { ScopeNode } from '../nodes/scope-node'
import { TemplateNode } from '../nodes/template-node'
import { FramedNode } from './top-item'

/**
 * Lists the elements and texts at the top of the content: opens arrays, fragments, templates,
 * components and promises, but no elements.
 */
export function topLevel(content: Child, frame: Frame | undefined): Child[] | Promise<Child[]> {
  const scope = { frame }
  try {
    return runInScope(scope, () => unwrap(content, scope))
  } catch (error) {
    ignoreRejectionsIn(content)
    ignoreRejectionsInFrames(scope.frame, frame)
    locateError(error, scope.frame)
    throw error
  }
}

function unwrap(content: Child, scope: Scope): Child[] | Promise<Child[]> {
  const { frame } = scope
  if (isPromiseLike(content)) return ignoreRejection(unwrapLater(content, frame))
  if (content instanceof FragmentNode) return unwrap(content.children as Child, scope)
  if (content instanceof TemplateNode && content.template.top) {
    return unwrap(content.template.top.contentOf(content.values) as Child, scope)
  }
  if (content instanceof ScopeNode) {
    const items = unwrap(content.enterTop(scope) as Child, scope)
    // Not in a finally: after an error, the frame tells where it was thrown.
    scope.frame = frame
    return items
  }
  if (typeof content === 'string' || !isChildIterable(content)) {
    return [frame ? new FramedNode(frame, content) : content]
  }
  const lists: (Child[] | Promise<Child[]>)[] = []
  try {
    for (const item of content) lists.push(unwrap(item, scope))
  } catch (error) {
    ignoreRejectionsIn(lists)
    throw error
  }
  if (!lists.some(isPromiseLike)) return (lists as Child[][]).flat()
  // Nothing is rendered until all of these resolve. Promises deeper in the page may reject before.
  ignoreRejectionsIn(lists)
  return Promise.all(lists).then((all) => all.flat())
}

async function unwrapLater(content: PromiseLike<Child>, frame: Frame | undefined) {
  let child: Child
  try {
    child = await toPromise(content)
  } catch (error) {
    locateError(error, frame)
    throw error
  }
  return topLevel(child, frame)
}
