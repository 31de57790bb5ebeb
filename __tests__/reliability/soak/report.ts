import { markdownTable } from '../../support/markdown-table'
import type { DeployOutcome } from './deploy'
import { type Figures, figuresOf } from './figures'
import type { SteadyOutcome } from './steady'

export interface Soak {
  readonly steady: SteadyOutcome
  readonly deploys: readonly DeployOutcome[]
  readonly seed: number
  readonly seconds: number
}

/** Of these it prints so many: the first ones tell most. */
const MOST_SHOWN = 30

interface Report extends Pick<SteadyOutcome, 'heap' | 'leftPerResponse' | 'listeners'> {
  readonly node: string
  readonly seed: number
  readonly seconds: number
  /** `took`: from SIGTERM to the end of the process, in milliseconds. */
  readonly phases: readonly (Figures & { readonly name: string; readonly took?: number })[]
  readonly violations: readonly string[]
}

export function reportOf({ steady, deploys, seed, seconds }: Soak): {
  figures: Report
  text: string
} {
  const phases = [
    { name: 'steady', ...figuresOf(steady) },
    ...deploys.map((deploy) => ({
      name: deploy.isHasty ? 'deploy, hasty' : 'deploy',
      took: Math.round(deploy.took),
      ...figuresOf(deploy),
    })),
  ]
  const figures: Report = {
    node: process.version,
    seed,
    seconds,
    phases,
    heap: steady.heap,
    leftPerResponse: steady.leftPerResponse,
    listeners: steady.listeners,
    violations: [steady, ...deploys].flatMap(({ violations }) => violations),
  }
  return { figures, text: textOf(figures) }
}

const COLUMNS: readonly [title: string, name: keyof Figures][] = [
  ['requests', 'requests'],
  ['200', 'answered'],
  ['503', 'refused'],
  ['500', 'failed'],
  ['left', 'left'],
  ['cut off', 'broken'],
  ['not connected', 'unconnected'],
  ['tasks', 'tasks'],
  ['calls', 'calls'],
  ['completed', 'completed'],
  ['failed', 'failedTasks'],
  ['cancelled', 'cancelled'],
  ['unfinished', 'unfinished'],
]

function textOf(figures: Report): string {
  const { node, seed, seconds, phases, heap, leftPerResponse, listeners, violations } = figures
  const rows = phases.map((phase) => [
    phase.took ? `${phase.name} (${phase.took} ms)` : phase.name,
    ...COLUMNS.map(([, name]) => String(phase[name])),
  ])
  const held = [
    ['when idle', 'before', 'after', 'left by a response'],
    [
      'heap, with all connections open',
      megabytes(heap.before),
      megabytes(heap.after),
      `${leftPerResponse.heap.toFixed(1)} B`,
    ],
    ['buffers', '', '', `${leftPerResponse.buffers.toFixed(1)} B`],
    ['listeners for close of a connection', String(listeners.before), String(listeners.after), ''],
  ]
  return [
    `Node ${node}, seed ${seed}, ${seconds.toFixed(0)} s`,
    markdownTable([['', ...COLUMNS.map(([title]) => title)], ...rows]),
    markdownTable(held),
    violations.length === 0
      ? 'No violations.'
      : `${violations.length} violations:\n${violations.slice(0, MOST_SHOWN).join('\n')}`,
  ].join('\n\n')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`
}
