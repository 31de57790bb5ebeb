import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'

/**
 * The rooms of `lib/`, from the ground up: each with the rooms that it imports, types included. A
 * room names only rooms that stand above it in this table, so that no two can import each other.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  checks: [],

  'html/text': ['checks'],
  'html/nodes': ['checks', 'html/text'],
  'html/code': ['checks', 'html/text', 'html/nodes'],
  'html/errors': ['checks', 'html/text', 'html/nodes'],
  'html/render': ['checks', 'html/text', 'html/nodes', 'html/errors'],
  'html/attributes': [
    ...['checks', 'html/text', 'html/nodes', 'html/code', 'html/errors'],
    // For the document in a srcdoc.
    'html/render',
  ],
  'html/element-attributes': ['html/text', 'html/nodes'],
  'html/elements': [
    ...['checks', 'html/text', 'html/nodes', 'html/attributes', 'html/element-attributes'],
  ],
  'html/template': [
    ...['checks', 'html/text', 'html/nodes', 'html/code', 'html/render', 'html/attributes'],
  ],
  'html/document': [
    ...['checks', 'html/text', 'html/nodes', 'html/errors', 'html/render', 'html/attributes'],
    ...['html/element-attributes', 'html/elements', 'html/template'],
  ],
  'html/components': [
    ...['checks', 'html/text', 'html/nodes', 'html/render', 'html/element-attributes'],
    ...['html/elements', 'html/document'],
  ],
  'html/jsx': [
    ...['checks', 'html/text', 'html/nodes', 'html/element-attributes', 'html/elements'],
    ...['html/template', 'html/components'],
  ],

  'background/timers': [],
  'background/task': ['checks'],
  'background/batch': ['checks', 'background/task'],
  'background/runner': [...['checks', 'background/timers', 'background/task', 'background/batch']],
  'background/after-response': [
    'checks',
    'background/timers',
    'background/task',
    'background/batch',
  ],
  'background/shutdown': ['checks', 'background/timers', 'background/task'],

  'executors/threads': ['checks', 'background/timers', 'background/task', 'background/runner'],
  'executors/bullmq': [
    ...['checks', 'background/timers', 'background/task', 'background/batch'],
    'background/runner',
  ],

  htmx: [],
  response: [
    ...['checks', 'html/nodes', 'html/document', 'background/task', 'background/after-response'],
  ],
  otel: ['checks', 'background/task'],
  testing: ['checks', 'background/task', 'background/runner'],
}

/** These put the rooms together, and may import from each. */
const ROOF = ['index.ts', 'ft-response.ts', 'ft-options.ts']

const LIB = path.join(__dirname, '../lib')

const files = (readdirSync(LIB, { recursive: true }) as string[])
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts'))

const IMPORT = /\b(?:from|import|require)\s*\(?\s*'(\.[^']*)'/g

function importsOf(file: string): string[] {
  const code = readFileSync(path.join(LIB, file), 'utf8')
  return Array.from(code.matchAll(IMPORT), ([, specifier]) => {
    const imported = `${path.posix.join(path.posix.dirname(file), specifier as string)}.ts`
    if (!files.includes(imported)) throw new Error(`${file} imports ${imported}, which is no file`)
    return imported
  })
}

/** Arrows from room to room, as `file: room -> room`. */
function arrows(): { file: string; from: string; to: string }[] {
  return files
    .filter((file) => !ROOF.includes(file))
    .flatMap((file) =>
      importsOf(file).map((imported) => ({ file, to: path.posix.dirname(imported) })),
    )
    .map(({ file, to }) => ({ file, from: path.posix.dirname(file), to }))
    .filter(({ from, to }) => from !== to)
}

test('each file of lib/ is in a room of the table', () => {
  const loose = files.filter((file) => !ROOF.includes(file) && !(path.posix.dirname(file) in ROOMS))
  expect(loose).toEqual([])
})

test('a room imports only from the rooms that it names', () => {
  const forbidden = arrows()
    .filter(({ from, to }) => !ROOMS[from]?.includes(to))
    .map(({ file, to }) => `${file} imports from ${to}`)
  expect(forbidden).toEqual([])
})

test('a room names only rooms above it, so that no two import each other', () => {
  const order = Object.keys(ROOMS)
  const backwards = Object.entries(ROOMS).flatMap(([room, imported]) =>
    imported
      .filter((other) => !order.slice(0, order.indexOf(room)).includes(other))
      .map((other) => `${room} names ${other}`),
  )
  expect(backwards).toEqual([])
})

test('the table names no arrow that is not there', () => {
  const drawn = new Set(arrows().map(({ from, to }) => `${from} -> ${to}`))
  const missing = Object.entries(ROOMS)
    .flatMap(([room, imported]) => imported.map((other) => `${room} -> ${other}`))
    .filter((arrow) => !drawn.has(arrow))
  expect(missing).toEqual([])
})
