import {
  A,
  H1,
  Main,
  type Markup,
  Table as TableElement,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from 'ft-response'
import type { Row, Table } from '../../data/table'

export function tablePage({ title, rows }: Table): Markup {
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
