import {
  A,
  H1,
  H2,
  I,
  Li,
  Main,
  type Markup,
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

export function table({ title, rows }: Table): Markup {
  return Main(
    { class: 'content' },
    H1(title),
    TableElement(
      { class: 'table', id: 'members' },
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
      Tbody(rows.map(memberRow)),
    ),
  )
}

function memberRow({ id, name, email, company, role, visits, lastSeen, note }: Row): Markup {
  return Tr(
    { id: `member-${id}`, class: 'row' },
    Td({ class: 'number' }, id),
    Td(A({ href: `mailto:${email}`, title: email }, name)),
    Td(company),
    Td({ class: 'role' }, role),
    Td({ class: 'number' }, visits),
    Td({ class: 'date' }, lastSeen),
    Td({ class: 'note' }, note),
    Td({ class: 'actions' }, A({ href: `/members/${id}/edit` }, 'Edit')),
  )
}

export function badges({ title, items }: Badges): Markup {
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
