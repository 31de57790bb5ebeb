import { Random } from '../../../__tests__/support/random'
import { words } from './text'

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
