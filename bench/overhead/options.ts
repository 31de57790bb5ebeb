import { parseArgs } from 'node:util'
import { VARIANTS } from './handlers'

export interface Options {
  readonly variants: readonly string[]
  /** Of each of three pairs of processes. */
  readonly rounds: number
  /** Of one turn. */
  readonly requests: number
  readonly memory: boolean
  readonly json: boolean
  /** Of the servers' Node, as `--cpu-prof`. */
  readonly execArgv: readonly string[]
  /** Of this run, with the programs. */
  readonly folder: string
}

export const HELP = `npm run bench:overhead -- [options]

  --variants a,b    only these: ${Object.keys(VARIANTS).join(', ')}; or none
  --rounds n        turns of each server; there are three pairs of servers. Default: 8
  --requests n      of one turn. Default: 3000
  --no-memory       leaves out what a pending task costs
  --node=a,b        options for the servers' Node, as --node=--cpu-prof
  --json            prints JSON instead of tables
`

/** @throws for an option or a variant that is not known. */
export function readArguments(args: readonly string[], folder: string): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      variants: { type: 'string', default: Object.keys(VARIANTS).join() },
      rounds: { type: 'string', default: '8' },
      requests: { type: 'string', default: '3000' },
      memory: { type: 'boolean', default: true },
      node: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowNegative: true,
  })
  if (values.help) return 'help'
  const variants = values.variants === 'none' ? [] : values.variants.split(',')
  const unknown = variants.find((name) => !Object.hasOwn(VARIANTS, name))
  if (unknown) {
    throw new Error(`expected one of ${Object.keys(VARIANTS).join(', ')}, got ${unknown}`)
  }
  return {
    variants,
    rounds: Number(values.rounds),
    requests: Number(values.requests),
    memory: values.memory,
    json: values.json,
    execArgv: values.node ? values.node.split(',') : [],
    folder,
  }
}
