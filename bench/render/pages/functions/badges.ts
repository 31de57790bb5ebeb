import { A, H2, I, Li, type Markup, Section, Span, Ul } from 'ft-response'
import type { Badges, Item } from '../../data/badges'

export function badgesPage({ title, items }: Badges): Markup {
  return Section({ class: 'tags' }, H2(title), Ul({ class: 'tag-list' }, items.map(tagItem)))
}

function tagItem({ id, label, tone, icon, count, href, selected }: Item): Markup {
  return Li(
    { class: selected ? 'tag is-selected' : 'tag', dataId: id },
    iconOf(icon),
    A({ href }, badge({ tone, label })),
    countOf(count),
  )
}

function iconOf(name: string): Markup {
  return I({ class: `icon icon-${name}`, ariaHidden: true })
}

function badge({ tone, label }: { readonly tone: string; readonly label: string }): Markup {
  return Span({ class: `badge badge-${tone}` }, label)
}

function countOf(value: number): Markup | null {
  return value > 0 ? Span({ class: 'count' }, value) : null
}
