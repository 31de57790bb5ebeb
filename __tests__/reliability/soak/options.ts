import { parseArgs } from 'node:util'

export interface Options {
  /** Of all phases together. */
  readonly responses: number
  /** How often SIGTERM comes in the middle of the load. */
  readonly deploys: number
  readonly seed: number
  readonly json: boolean
}

export const HELP = `npm run soak -- [options]

  --responses n   how many requests are sent. Default: 100000
  --deploys n     how many servers get SIGTERM in the middle of their load. Default: 6
  --seed n        for the same requests as in another run. Default: a random one
  --json          prints JSON instead of a table
`

/** @throws for an option that is not known, or no number. */
export function readArguments(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      responses: { type: 'string', default: '100000' },
      deploys: { type: 'string', default: '6' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    responses: count('responses', values.responses),
    deploys: count('deploys', values.deploys),
    seed: count('seed', values.seed),
    json: values.json,
  }
}

function count(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Error(`expected --${name} to be a number, got ${text}`)
}
