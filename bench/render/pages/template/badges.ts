import { html, type Markup } from 'ft-response'
import type { Badges, Item } from '../../data/badges'

export function badgesPage({ title, items }: Badges): Markup {
  return html`<section class="tags">
    <h2>${title}</h2>
    <ul class="tag-list">${items.map(tagItem)}</ul>
  </section>`
}

function tagItem({ id, label, tone, icon, count, href, selected }: Item): Markup {
  return html`<li class="${selected ? 'tag is-selected' : 'tag'}" data-id="${id}">
    ${iconOf(icon)}
    <a href="${href}">${badge({ tone, label })}</a>
    ${countOf(count)}
  </li>`
}

function iconOf(name: string): Markup {
  return html`<i class="icon icon-${name}" aria-hidden="true"></i>`
}

function badge({ tone, label }: { readonly tone: string; readonly label: string }): Markup {
  return html`<span class="badge badge-${tone}">${label}</span>`
}

function countOf(value: number): Markup | null {
  return value > 0 ? html`<span class="count">${value}</span>` : null
}
