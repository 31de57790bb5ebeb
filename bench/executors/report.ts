import { markdown, microseconds } from '../render/report'
import type { Compared } from './compare'
import type { Latency } from './latency'

export function comparedTable(title: string, compared: readonly Compared[]): string {
  const heads = [
    title,
    'processor',
    'quartiles',
    'time',
    'quartiles',
    'processor time',
    'time each',
  ]
  const ratio = ({ median, quartiles }: Compared['wall']) => [
    median.toFixed(3),
    quartiles.map((one) => one.toFixed(3)).join(' - '),
  ]
  const rows = compared.map(({ work, wall, processor, ours, raw }) => {
    const both = (name: 'wall' | 'processor') =>
      `${microseconds(ours[name])} / ${microseconds(raw[name])}`
    return [work, ...ratio(processor), ...ratio(wall), both('processor'), both('wall')]
  })
  return markdown([heads, ...rows])
}

export function latencyTable(latencies: readonly Latency[]): string {
  const rows = latencies.map(({ place, p50, p99 }) => [place, microseconds(p50), microseconds(p99)])
  return markdown([['a task computes', 'p50 of other requests', 'p99'], ...rows])
}
