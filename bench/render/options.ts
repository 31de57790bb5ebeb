import { parseArgs } from 'node:util'
import { PAGE_NAMES, type PageName } from './data/pages'
import { BASELINE, RENDERERS, type Renderer } from './renderers/renderers'

export interface Options {
  readonly pages: readonly PageName[]
  readonly renderers: readonly Renderer[]
  readonly mode: 'time' | 'cold' | 'memory' | 'express'
  readonly quick: boolean
  readonly json: boolean
  /** Of this run, with the renderers. */
  readonly folder: string
}

export const HELP = `npm run bench:render -- [options]

  --pages a,b       only these pages: ${PAGE_NAMES.join(', ')}
  --renderers a,b   only these, and ${BASELINE}: ${RENDERERS.map(({ name }) => name).join(', ')}
  --quick           fewer cycles: good for a first look
  --json            prints JSON instead of a table
  --cold            the first rendering of a process instead
  --memory          the bytes that a rendering allocates instead
  --express         a request to a server with Express instead (npm run bench:express)
`

/** @throws for an option, a page or a renderer that is not known. */
export function readArguments(args: readonly string[], folder: string): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pages: { type: 'string' },
      renderers: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      cold: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      express: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const renderers = named(values.renderers, RENDERERS, ({ name }) => name)
  return {
    pages: named(values.pages, PAGE_NAMES, (name) => name),
    renderers: RENDERERS.filter(
      ({ name }) => name === BASELINE || renderers.some((r) => r.name === name),
    ),
    mode: modeOf(values),
    quick: values.quick,
    json: values.json,
    folder,
  }
}

function modeOf(values: { cold: boolean; memory: boolean; express: boolean }): Options['mode'] {
  if (values.cold) return 'cold'
  if (values.memory) return 'memory'
  return values.express ? 'express' : 'time'
}

/** Those of a list that an option names; all if it is not given. */
export function named<T>(
  list: string | undefined,
  all: readonly T[],
  nameOf: (one: T) => string,
): T[] {
  if (list === undefined) return [...all]
  return list.split(',').map((name) => {
    const found = all.find((one) => nameOf(one) === name)
    if (!found) throw new Error(`expected one of ${all.map(nameOf).join(', ')}, got ${name}`)
    return found
  })
}
