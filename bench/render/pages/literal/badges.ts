import type { Badges, Item } from '../../data/badges'
import { escapeHtml } from './escape-html'
import type { Sink } from './sink'

export function badgesPage({ title, items }: Badges, sink: Sink): string {
  let html = `<section class="tags"><h2>${escapeHtml(title)}</h2><ul class="tag-list">`
  for (const item of items) {
    html += tagItem(item)
    if (html.length > sink.limit) html = sink.cut(html)
  }
  return `${html}</ul></section>`
}

function tagItem({ id, label, tone, icon, count, href, selected }: Item): string {
  return `<li class="${selected ? 'tag is-selected' : 'tag'}" data-id="${id}">
    <i class="icon icon-${escapeHtml(icon)}" aria-hidden="true"></i>
    <a href="${escapeHtml(href)}"><span class="badge badge-${escapeHtml(tone)}">${escapeHtml(label)}</span></a>
    ${count > 0 ? `<span class="count">${count}</span>` : ''}
  </li>`
}
