import {
  A,
  Article,
  Aside,
  Button,
  Div,
  element,
  Form,
  H1,
  H2,
  H3,
  Header,
  Input,
  Label,
  Li,
  Main,
  type Markup,
  Nav,
  Option,
  P,
  prerender,
  Section,
  Select,
  Small,
  Span,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Time,
  Tr,
  Ul,
} from 'ft-response'
import type { Dashboard, Figure, Filter, NavLink, Notice, Order } from '../../data/dashboard'

const Svg = element('svg')
const Path = element('path')

const BRAND = prerender(
  A(
    { class: 'brand', href: '/' },
    Svg(
      { class: 'logo', viewBox: '0 0 16 16', ariaHidden: true },
      Path({ d: 'M2 2h12v12H2z M5 8l2 2 4-4' }),
    ),
    Span('Lighthouse'),
  ),
)

const TITLE = prerender(H1('Overview'))

const HEAD = prerender(
  Thead(
    Tr(
      Th({ scope: 'col' }, 'No.'),
      Th({ scope: 'col' }, 'Customer'),
      Th({ scope: 'col' }, 'Items'),
      Th({ scope: 'col' }, 'Total'),
      Th({ scope: 'col' }, 'Status'),
      Th({ scope: 'col' }, 'Placed'),
      Th({ scope: 'col' }),
    ),
  ),
)

const DISMISS = prerender(Button({ class: 'close', type: 'button', ariaLabel: 'Dismiss' }, '×'))

const QUERY_LABEL = prerender(Label({ for: 'query' }, 'Search'))
const STATUS_LABEL = prerender(Label({ for: 'status' }, 'Status'))
const FROM_LABEL = prerender(Label({ for: 'from' }, 'From'))
const ARCHIVED = prerender(Span('Archived too'))
const SHOW = prerender(Button({ class: 'button', type: 'submit' }, 'Show'))

const Layout = Div.with({ class: 'layout', id: 'app' })
const Sidebar = Aside.with({ class: 'sidebar' })
const MainNav = Nav.with({ class: 'nav', ariaLabel: 'Main' })
const Avatar = Span.with({ class: 'avatar', ariaHidden: true })
const ProfileName = Span.with({ class: 'profile-name' })
const Content = Main.with({ class: 'content' })
const PageHeader = Header.with({ class: 'page-header' })
const Lead = P.with({ class: 'lead' })
const Notices = Section.with({ class: 'notices', ariaLive: 'polite' })
const Cards = Section.with({ class: 'cards' })
const Panel = Section.with({ class: 'panel' })
const OrderTable = Table.with({ class: 'table' })
const Orders = Tbody.with({ id: 'orders' })
const Count = Span.with({ class: 'count' })
const CardTitle = H3.with({ class: 'card-title' })
const CardValue = P.with({ class: 'card-value' })
const NumberCell = Td.with({ class: 'number' })
const Check = Label.with({ class: 'check' })
const Status = Select.with({ id: 'status', name: 'status' })
const FilterForm = Form.with({
  class: 'filter',
  action: '/orders',
  method: 'get',
  hxGet: '/orders',
  hxTarget: '#orders',
  hxTrigger: 'change, submit',
})

export function dashboard({ user, links, cards, orders, notices, filter }: Dashboard): Markup {
  return Layout(
    Sidebar(
      BRAND,
      MainNav(Ul(links.map(navItem))),
      A({ class: 'profile', href: user.profile }, Avatar(user.initials), ProfileName(user.name)),
    ),
    Content(
      PageHeader(TITLE, Lead(`Good to see you, ${user.name}.`)),
      Notices(notices.map(noticeLine)),
      Cards(cards.map(figureCard)),
      Panel(H2('Orders'), filterForm(filter), OrderTable(HEAD, Orders(orders.map(orderRow)))),
    ),
  )
}

function navItem({ href, label, current, unread }: NavLink): Markup {
  return Li(
    { class: current ? 'nav-item is-current' : 'nav-item' },
    A(
      { href, ariaCurrent: current ? 'page' : undefined, hxBoost: true },
      Span(label),
      unread > 0 ? Count(unread) : null,
    ),
  )
}

function noticeLine({ level, text, time }: Notice): Markup {
  return Div({ class: `notice notice-${level}`, role: 'status' }, P(text), Small(time), DISMISS)
}

function figureCard({ id, title, value, change, href }: Figure): Markup {
  return Article(
    { class: 'card', id },
    CardTitle(title),
    CardValue(value),
    P({ class: change < 0 ? 'change is-down' : 'change is-up' }, change, ' %'),
    A({ class: 'card-link', href }, 'Details'),
  )
}

function filterForm({ csrf, query, status, statuses, from, archived }: Filter): Markup {
  return FilterForm(
    Input({ type: 'hidden', name: 'csrf', value: csrf }),
    QUERY_LABEL,
    Input({
      id: 'query',
      type: 'search',
      name: 'query',
      value: query,
      placeholder: 'Name or number',
    }),
    STATUS_LABEL,
    Status(statuses.map((one) => Option({ value: one, selected: one === status }, one))),
    FROM_LABEL,
    Input({ id: 'from', type: 'date', name: 'from', value: from }),
    Check(Input({ type: 'checkbox', name: 'archived', checked: archived }), ARCHIVED),
    SHOW,
  )
}

function orderRow({ id, customer, email, items, total, status, placed }: Order): Markup {
  return Tr(
    { id: `order-${id}` },
    NumberCell(A({ href: `/orders/${id}` }, id)),
    Td(A({ href: `mailto:${email}` }, customer)),
    NumberCell(items),
    NumberCell(total),
    Td(Span({ class: `status status-${status}` }, status)),
    Td(Time({ datetime: placed }, placed)),
    Td(
      Button(
        {
          class: 'button small',
          type: 'button',
          hxPost: `/orders/${id}/pack`,
          hxTarget: `#order-${id}`,
          hxSwap: 'outerHTML',
          disabled: status !== 'paid',
        },
        'Pack',
      ),
    ),
  )
}
