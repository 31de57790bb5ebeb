import { markdown, microseconds } from '../render/report'
import type { Compared } from './compare'
import { VARIANTS } from './handlers'
import type { Pending } from './memory'
import type { Turn } from './side'

export function comparedTable(compared: readonly Compared[]): string {
  const heads = ['', 'requests/s', 'processor', 'quartiles', 'processor time', 'p50', 'p99']
  const rows = compared.map(({ variant, perSecond, processor, quartiles, ours, byHand }) => {
    const both = (name: keyof Turn) => `${microseconds(ours[name])} / ${microseconds(byHand[name])}`
    return [
      VARIANTS[variant]?.title ?? variant,
      perSecond.toFixed(3),
      processor.toFixed(3),
      quartiles.map((ratio) => ratio.toFixed(3)).join(' - '),
      both('processor'),
      both('p50'),
      both('p99'),
    ]
  })
  return markdown([heads, ...rows])
}

export function pendingTable(pending: readonly Pending[]): string {
  const bytes = (count: number | undefined) => (count === undefined ? '' : `${count.toFixed(0)} B`)
  const rows = pending.map(({ title, forResponse, forSlot }) => [
    `\`${title}\``,
    bytes(forResponse),
    bytes(forSlot),
  ])
  return markdown([['a pending task', 'waits for its response', 'for a slot'], ...rows])
}
