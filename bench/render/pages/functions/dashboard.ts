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

export function dashboard({ user, links, cards, orders, notices, filter }: Dashboard): Markup {
  return Div(
    { class: 'layout', id: 'app' },
    Aside(
      { class: 'sidebar' },
      A(
        { class: 'brand', href: '/' },
        Svg(
          { class: 'logo', viewBox: '0 0 16 16', ariaHidden: true },
          Path({ d: 'M2 2h12v12H2z M5 8l2 2 4-4' }),
        ),
        Span('Lighthouse'),
      ),
      Nav({ class: 'nav', ariaLabel: 'Main' }, Ul(links.map(navItem))),
      A(
        { class: 'profile', href: user.profile },
        Span({ class: 'avatar', ariaHidden: true }, user.initials),
        Span({ class: 'profile-name' }, user.name),
      ),
    ),
    Main(
      { class: 'content' },
      Header(
        { class: 'page-header' },
        H1('Overview'),
        P({ class: 'lead' }, `Good to see you, ${user.name}.`),
      ),
      Section({ class: 'notices', ariaLive: 'polite' }, notices.map(noticeLine)),
      Section({ class: 'cards' }, cards.map(figureCard)),
      Section(
        { class: 'panel' },
        H2('Orders'),
        filterForm(filter),
        Table(
          { class: 'table' },
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
          Tbody({ id: 'orders' }, orders.map(orderRow)),
        ),
      ),
    ),
  )
}

function navItem({ href, label, current, unread }: NavLink): Markup {
  return Li(
    { class: current ? 'nav-item is-current' : 'nav-item' },
    A(
      { href, ariaCurrent: current ? 'page' : undefined, hxBoost: true },
      Span(label),
      unread > 0 ? Span({ class: 'count' }, unread) : null,
    ),
  )
}

function noticeLine({ level, text, time }: Notice): Markup {
  return Div(
    { class: `notice notice-${level}`, role: 'status' },
    P(text),
    Small(time),
    Button({ class: 'close', type: 'button', ariaLabel: 'Dismiss' }, '×'),
  )
}

function figureCard({ id, title, value, change, href }: Figure): Markup {
  return Article(
    { class: 'card', id },
    H3({ class: 'card-title' }, title),
    P({ class: 'card-value' }, value),
    P({ class: change < 0 ? 'change is-down' : 'change is-up' }, change, ' %'),
    A({ class: 'card-link', href }, 'Details'),
  )
}

function filterForm({ csrf, query, status, statuses, from, archived }: Filter): Markup {
  return Form(
    {
      class: 'filter',
      action: '/orders',
      method: 'get',
      hxGet: '/orders',
      hxTarget: '#orders',
      hxTrigger: 'change, submit',
    },
    Input({ type: 'hidden', name: 'csrf', value: csrf }),
    Label({ for: 'query' }, 'Search'),
    Input({
      id: 'query',
      type: 'search',
      name: 'query',
      value: query,
      placeholder: 'Name or number',
    }),
    Label({ for: 'status' }, 'Status'),
    Select(
      { id: 'status', name: 'status' },
      statuses.map((one) => Option({ value: one, selected: one === status }, one)),
    ),
    Label({ for: 'from' }, 'From'),
    Input({ id: 'from', type: 'date', name: 'from', value: from }),
    Label(
      { class: 'check' },
      Input({ type: 'checkbox', name: 'archived', checked: archived }),
      Span('Archived too'),
    ),
    Button({ class: 'button', type: 'submit' }, 'Show'),
  )
}

function orderRow({ id, customer, email, items, total, status, placed }: Order): Markup {
  return Tr(
    { id: `order-${id}` },
    Td({ class: 'number' }, A({ href: `/orders/${id}` }, id)),
    Td(A({ href: `mailto:${email}` }, customer)),
    Td({ class: 'number' }, items),
    Td({ class: 'number' }, total),
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
