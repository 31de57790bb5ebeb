import { A, H2, I, Li, type Markup, prerender, Section, Span, Ul } from 'ft-response'
import type { Badges, Item } from '../../data/badges'

const Tags = Section.with({ class: 'tags' })
const TagList = Ul.with({ class: 'tag-list' })
const CountBadge = Span.with({ class: 'count' })

const ICONS: Readonly<Record<string, Markup>> = {
  tag: prerender(I({ class: 'icon icon-tag', ariaHidden: true })),
  star: prerender(I({ class: 'icon icon-star', ariaHidden: true })),
  bell: prerender(I({ class: 'icon icon-bell', ariaHidden: true })),
  user: prerender(I({ class: 'icon icon-user', ariaHidden: true })),
}

export function badgesPage({ title, items }: Badges): Markup {
  return Tags(H2(title), TagList(items.map(tagItem)))
}

function tagItem({ id, label, tone, icon, count, href, selected }: Item): Markup {
  return Li(
    { class: selected ? 'tag is-selected' : 'tag', dataId: id },
    ICONS[icon],
    A({ href }, badge({ tone, label })),
    countOf(count),
  )
}

function badge({ tone, label }: { readonly tone: string; readonly label: string }): Markup {
  return Span({ class: `badge badge-${tone}` }, label)
}

function countOf(value: number): Markup | null {
  return value > 0 ? CountBadge(value) : null
}
