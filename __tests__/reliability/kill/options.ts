import { parseArgs } from 'node:util'

const STORES = ['postgres', 'redis', 'none'] as const

export interface Options {
  readonly seconds: number
  readonly seed: number
  /** `none`: tasks run in the web process. */
  readonly stores: readonly (typeof STORES)[number][]
  readonly killsStore: boolean
}

export const HELP = `npm run kill -- [options]

  --seconds n     how long each store is under load. Default: 60
  --seed n        for kills at the same moments as in another run. Default: a random one
  --store name    postgres, redis, or none: tasks run in the web process. Default: each
  --kill-store    kills the store too
`

/** @throws for an option that is not known, or has no such value. */
export function readArguments(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      store: { type: 'string' },
      'kill-store': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const stores = STORES.filter((name) => values.store === undefined || values.store === name)
  if (stores.length === 0) {
    throw new Error(`expected --store to be one of ${STORES.join(', ')}, got ${values.store}`)
  }
  return {
    seconds: count('seconds', values.seconds),
    seed: count('seed', values.seed),
    stores,
    killsStore: values['kill-store'],
  }
}

function count(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Error(`expected --${name} to be a number, got ${text}`)
}
