import { Random } from '../../../__tests__/support/random'
import { company, day, email, name, words } from './text'

export interface Table {
  readonly title: string
  readonly rows: readonly Row[]
}

export interface Row {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly company: string
  readonly role: string
  readonly visits: number
  readonly lastSeen: string
  readonly note: string
}

/** Most rows hold something that must be escaped. */
export function makeTable(rows: number): (seed: number) => Table {
  return (seed) => {
    const random = new Random(seed)
    return {
      title: `Members of ${company(random)}`,
      rows: random.list(rows, (index) => {
        const person = name(random)
        const id = random.int(1, 900) * 1_000 + index
        return {
          id,
          name: person,
          email: email(random, person, id),
          company: company(random),
          role: random.pick(['Owner', 'Editor', 'Reader', 'Guest']),
          visits: random.int(0, 5_000),
          lastSeen: day(random),
          note: note(random),
        }
      }),
    }
  }
}

function note(random: Random): string {
  const text = words(random, random.int(2, 6))
  return random.pick([
    text,
    `"${text}"`,
    `${text} <${random.int(2, 90)} days`,
    `${text} & more`,
    '',
  ])
}

/** Many small components: a list of 500 tags. */
export interface Badges {
  readonly title: string
  readonly items: readonly Item[]
}

export interface Item {
  readonly id: number
  readonly label: string
  readonly tone: string
  readonly icon: string
  readonly count: number
  readonly href: string
  readonly selected: boolean
}

export function makeBadges(seed: number): Badges {
  const random = new Random(seed)
  return {
    title: words(random, 3),
    items: random.list(500, (index) => ({
      id: random.int(1, 9_000) * 1_000 + index,
      label: random.chance(0.2)
        ? `${words(random, 1)} & ${words(random, 1)}`
        : words(random, random.int(1, 2)),
      tone: random.pick(['neutral', 'info', 'success', 'warning', 'danger']),
      icon: random.pick(['tag', 'star', 'bell', 'user']),
      count: random.int(0, 200),
      href: `/tags/${random.int(1, 99_999)}`,
      selected: random.chance(0.1),
    })),
  }
}
