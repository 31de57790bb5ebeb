import { type Child, isPromiseLike } from '../child'
import { quiet } from '../render/quiet'
import type { Frame } from '../render/scope'
import { silence } from '../render/silence'
import { renderApart } from '../render/write'
import { RenderedNode } from './top-item'
import { topLevel } from './top-level'

type Rendered = RenderedNode[] | Promise<RenderedNode[]>

/** What {@link topLevel} gives, each item rendered by itself, so that nothing in it can still fail. */
export function renderTop(content: Child, frame: Frame | undefined): Rendered {
  const items = topLevel(content, frame)
  return items instanceof Promise ? items.then(renderAll) : renderAll(items)
}

function renderAll(items: readonly Child[]): Rendered {
  try {
    const rendered = items.map(renderItem)
    return rendered.some(isPromiseLike) ? Promise.all(rendered) : (rendered as RenderedNode[])
  } catch (error) {
    silence(items)
    throw error
  }
}

function renderItem(item: Child): RenderedNode | Promise<RenderedNode> {
  const html = renderApart(item, '', undefined)
  if (typeof html === 'string') return new RenderedNode(html, item)
  return quiet(html.then((late) => new RenderedNode(late, item)))
}
