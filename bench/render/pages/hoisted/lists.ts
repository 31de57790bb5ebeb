import {
  A,
  H1,
  H2,
  I,
  Li,
  Main,
  type Markup,
  prerender,
  Section,
  Span,
  Table as TableElement,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Ul,
} from 'ft-response'
import type { Badges, Item, Row, Table } from '../../data/lists'

const HEAD = prerender(
  Thead(
    Tr(
      Th({ scope: 'col' }, 'No.'),
      Th({ scope: 'col' }, 'Name'),
      Th({ scope: 'col' }, 'Company'),
      Th({ scope: 'col' }, 'Role'),
      Th({ scope: 'col' }, 'Visits'),
      Th({ scope: 'col' }, 'Last seen'),
      Th({ scope: 'col' }, 'Note'),
      Th({ scope: 'col' }, 'Actions'),
    ),
  ),
)

const Content = Main.with({ class: 'content' })
const Members = TableElement.with({ class: 'table', id: 'members' })
const NumberCell = Td.with({ class: 'number' })
const RoleCell = Td.with({ class: 'role' })
const DateCell = Td.with({ class: 'date' })
const NoteCell = Td.with({ class: 'note' })
const ActionsCell = Td.with({ class: 'actions' })

export function table({ title, rows }: Table): Markup {
  return Content(H1(title), Members(HEAD, Tbody(rows.map(memberRow))))
}

function memberRow({ id, name, email, company, role, visits, lastSeen, note }: Row): Markup {
  return Tr(
    { id: `member-${id}`, class: 'row' },
    NumberCell(id),
    Td(A({ href: `mailto:${email}`, title: email }, name)),
    Td(company),
    RoleCell(role),
    NumberCell(visits),
    DateCell(lastSeen),
    NoteCell(note),
    ActionsCell(A({ href: `/members/${id}/edit` }, 'Edit')),
  )
}

const Tags = Section.with({ class: 'tags' })
const TagList = Ul.with({ class: 'tag-list' })
const CountBadge = Span.with({ class: 'count' })

const ICONS: Readonly<Record<string, Markup>> = {
  tag: prerender(I({ class: 'icon icon-tag', ariaHidden: true })),
  star: prerender(I({ class: 'icon icon-star', ariaHidden: true })),
  bell: prerender(I({ class: 'icon icon-bell', ariaHidden: true })),
  user: prerender(I({ class: 'icon icon-user', ariaHidden: true })),
}

export function badges({ title, items }: Badges): Markup {
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
