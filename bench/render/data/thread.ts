import { Random } from '../../../__tests__/support/random'
import { name, sentence } from './text'

/** Deep nesting: six discussions in which every comment answers the one before, a hundred deep. */
export interface Thread {
  readonly title: string
  readonly discussions: readonly Comment[]
}

export interface Comment {
  readonly id: number
  readonly author: string
  readonly text: string
  readonly votes: number
  readonly reply: Comment | null
}

export function makeThread(seed: number): Thread {
  const random = new Random(seed)
  return {
    title: sentence(random, 4, 6),
    discussions: random.list(6, (index) => comment(random, index, 100)),
  }
}

function comment(random: Random, discussion: number, levels: number): Comment {
  return {
    id: (random.int(1, 900) * 10 + discussion) * 1_000 + levels,
    author: name(random),
    text: sentence(random, 3, 9),
    votes: random.int(0, 500),
    reply: levels > 1 ? comment(random, discussion, levels - 1) : null,
  }
}
