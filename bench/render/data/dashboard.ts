import { Random } from '../../../__tests__/support/random'
import { day, email, money, name, sentence, token } from './text'

export interface Dashboard {
  readonly user: { readonly name: string; readonly initials: string; readonly profile: string }
  readonly links: readonly NavLink[]
  readonly cards: readonly Figure[]
  readonly orders: readonly Order[]
  readonly notices: readonly Notice[]
  readonly filter: Filter
}

export interface NavLink {
  readonly href: string
  readonly label: string
  readonly current: boolean
  readonly unread: number
}

export interface Figure {
  readonly id: string
  readonly title: string
  readonly value: string
  readonly change: number
  readonly href: string
}

export interface Order {
  readonly id: number
  readonly customer: string
  readonly email: string
  readonly items: number
  readonly total: string
  readonly status: string
  readonly placed: string
}

export interface Notice {
  readonly level: string
  readonly text: string
  readonly time: string
}

export interface Filter {
  readonly csrf: string
  readonly query: string
  readonly status: string
  readonly statuses: readonly string[]
  readonly from: string
  readonly archived: boolean
}

const STATUSES = ['open', 'paid', 'packed', 'shipped', 'returned']
const LABELS = [
  'Overview',
  'Orders',
  'Customers',
  'Products',
  'Stock',
  'Invoices',
  'Reports',
  'Team',
]

export function makeDashboard(seed: number): Dashboard {
  const random = new Random(seed)
  const user = name(random)
  const current = random.int(0, LABELS.length - 1)
  return {
    user: {
      name: user,
      initials: user.replace(/[^A-Z]/g, '').slice(0, 2),
      profile: `/people/${random.int(1_000, 99_999)}`,
    },
    links: LABELS.map((label, index) => ({
      href: `/${label.toLowerCase()}`,
      label,
      current: index === current,
      unread: random.chance(0.3) ? random.int(1, 40) : 0,
    })),
    cards: ['Revenue', 'New customers', 'Orders & quotes', 'Returns'].map((title, index) => ({
      id: `figure-${index}`,
      title,
      value: index === 0 ? money(random) : String(random.int(3, 4_000)),
      change: random.int(-20, 30),
      href: `/reports/${title.slice(0, 3).toLowerCase()}?week=${random.int(1, 52)}&unit=day`,
    })),
    orders: random.list(10, (index) => {
      const customer = name(random)
      const id = random.int(1, 9_000) * 10 + index
      return {
        id,
        customer,
        email: email(random, customer, id),
        items: random.int(1, 12),
        total: money(random),
        status: random.pick(STATUSES),
        placed: day(random),
      }
    }),
    notices: random.list(3, () => ({
      level: random.pick(['info', 'warning', 'success']),
      text: sentence(random, 8, 14),
      time: `${random.int(2, 59)} minutes ago`,
    })),
    filter: {
      csrf: token(random),
      query: random.chance(0.5) ? `"${name(random)}"` : '',
      status: random.pick(STATUSES),
      statuses: STATUSES,
      from: day(random),
      archived: random.chance(0.3),
    },
  }
}
