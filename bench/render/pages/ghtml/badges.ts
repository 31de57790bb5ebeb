import { html } from 'ghtml'
import type { Badges, Item } from '../../data/badges'

export function badgesPage({ title, items }: Badges): string {
  return html`<section class="tags">
    <h2>${title}</h2>
    <ul class="tag-list">!${items.map(tagItem)}</ul>
  </section>`
}

function tagItem({ id, label, tone, icon, count, href, selected }: Item): string {
  return html`<li class="${selected ? 'tag is-selected' : 'tag'}" data-id="${id}">
    !${iconOf(icon)}
    <a href="${href}">!${badge({ tone, label })}</a>
    !${countOf(count)}
  </li>`
}

function iconOf(name: string): string {
  return html`<i class="icon icon-${name}" aria-hidden="true"></i>`
}

function badge({ tone, label }: { readonly tone: string; readonly label: string }): string {
  return html`<span class="badge badge-${tone}">${label}</span>`
}

function countOf(value: number): string {
  return value > 0 ? html`<span class="count">${value}</span>` : ''
}
