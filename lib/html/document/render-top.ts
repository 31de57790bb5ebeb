import { whenReady } from '../../checks/when-ready'
import { type Child, isPromiseLike } from '../nodes/child'
import { ignoreRejection } from '../nodes/ignore-rejection'
import { ignoreRejectionsIn } from '../nodes/ignore-rejections'
import type { Frame } from '../nodes/scope'
import { renderSeparately } from '../render/write'
import { RenderedNode } from './top-item'
import { topLevel } from './top-level'

type Rendered = RenderedNode[] | Promise<RenderedNode[]>

/** Renders each item of {@link topLevel} by itself, so that none can fail later. */
export function renderTop(content: Child, frame: Frame | undefined): Rendered {
  return whenReady(topLevel(content, frame), renderAll)
}

function renderAll(items: readonly Child[]): Rendered {
  try {
    const rendered = items.map(renderItem)
    return rendered.some(isPromiseLike) ? Promise.all(rendered) : (rendered as RenderedNode[])
  } catch (error) {
    ignoreRejectionsIn(items)
    throw error
  }
}

function renderItem(item: Child): RenderedNode | Promise<RenderedNode> {
  const html = renderSeparately(item, '', undefined)
  if (typeof html === 'string') return new RenderedNode(html, item)
  return ignoreRejection(html.then((late) => new RenderedNode(late, item)))
}
