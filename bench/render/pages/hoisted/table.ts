import {
  A,
  H1,
  Main,
  type Markup,
  prerender,
  Table as TableElement,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from 'ft-response'
import type { Row, Table } from '../../data/table'

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

export function tablePage({ title, rows }: Table): Markup {
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
