import type { Random } from '../../support/random'
import { KINDS, type Kind, SHORT_KINDS } from './kinds'

/** What is sent, and how. */
export type Shape =
  | 'page'
  | 'slow-page'
  | 'large-page'
  | 'broken-page'
  | 'json'
  | 'unawaited-json'
  | 'stream'

/** One request: what the server does, and what the client does. */
export interface Plan {
  readonly n: number
  readonly shape: Shape
  readonly work: readonly Kind[]
  readonly when: 'always' | 'finished'
  /** When the client leaves, if it does not stay to the end. */
  readonly leaves: 'before the response' | 'in mid-body' | undefined
}

const SHAPES: readonly Shape[] = [
  ...Array<Shape>(10).fill('page'),
  ...Array<Shape>(4).fill('json'),
  'slow-page',
  'slow-page',
  'unawaited-json',
  'stream',
  'broken-page',
]

/** @param also kinds of work that the response has besides. */
export function makePlan(n: number, random: Random, also: readonly Kind[] = []): Plan {
  // A large page costs as much as hundreds of others.
  const shape = random.chance(0.0005) ? 'large-page' : random.pick(SHAPES)
  const work = random.list(random.int(1, 3), () => random.pick(SHORT_KINDS))
  return {
    n,
    shape,
    work: [...new Set([...work, ...also])],
    when: random.chance(0.1) ? 'finished' : 'always',
    leaves: leaving(shape, random),
  }
}

function leaving(shape: Shape, random: Random): Plan['leaves'] {
  const hasLongBody = shape === 'stream' || shape === 'large-page'
  if (hasLongBody && random.chance(0.5)) return 'in mid-body'
  return random.chance(shape === 'slow-page' ? 0.25 : 0.02) ? 'before the response' : undefined
}

export function urlOf({ n, shape, work, when }: Plan): string {
  return `/${shape}/${n}?work=${work.join()}&when=${when}`
}

/** The number of the request that has this URL. */
export function numberOf(url: string): number {
  return Number(url.match(/^\/[\w-]+\/(\d+)/)?.[1])
}

/** The names of the tasks that a response has from the start, in their order. */
export function namesOf({ work }: Plan): string[] {
  return work.flatMap((kind) => Object.keys(KINDS[kind]))
}
