import { parseArgs } from 'node:util'

const PARTS: readonly string[] = ['redis', 'postgres', 'threads', 'latency']

export interface Options {
  readonly parts: readonly string[]
  /** Of each of three pairs of processes. */
  readonly rounds: number
  readonly control: boolean
  readonly json: boolean
  /** Of the sides' Node, as `--cpu-prof`. */
  readonly execArgv: readonly string[]
}

export const HELP = `npm run bench:executors -- [options]

  --parts a,b    only these: ${PARTS.join(', ')}
  --rounds n     turns of each side; there are three pairs of processes. Default: 10
  --control      compares the other side with itself: what is noise
  --node=a,b     options for the sides' Node, as --node=--cpu-prof
  --json         prints JSON instead of tables
`

/** @throws for an option or a part that is not known. */
export function readArguments(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: 'string', default: PARTS.join() },
      rounds: { type: 'string', default: '10' },
      control: { type: 'boolean', default: false },
      node: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const parts = values.parts.split(',')
  const unknown = parts.find((name) => !PARTS.includes(name))
  if (unknown) throw new Error(`expected some of ${PARTS.join(', ')}, got ${unknown}`)
  return {
    parts,
    rounds: Number(values.rounds),
    control: values.control,
    json: values.json,
    execArgv: values.node ? values.node.split(',') : [],
  }
}
