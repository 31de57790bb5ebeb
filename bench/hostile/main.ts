import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { launchChromium } from '../../__tests__/support/launch-chromium'
import { markdownTable } from '../../__tests__/support/markdown-table'
import { named } from '../measuring/named'
import { CONTEXT_NAMES, CONTEXTS, type Context, type ContextName } from './contexts'
import { type Judgement, judge, type Place } from './judge'
import { type HtmlPages, RENDERERS, type RendererName } from './renderers'
import { Site } from './site'
import { Visitor } from './visitor'

const HELP = `npm run bench:hostile -- [options]

  --contexts a,b    only these places: ${CONTEXT_NAMES.join(', ')}
  --renderers a,b   only these: ${Object.keys(RENDERERS).join(', ')}
  --explain         prints HTML that got through as well
  --singly          each attack on a page of its own: the same, and longer
`

/** Tabs of the browser at the same time: they wait more than they work. */
const VISITORS = 4

interface Column {
  readonly title: string
  /** In the order of the contexts. */
  readonly judgements: readonly Judgement[]
}

/** @param build gives a folder with the renderers. */
export async function main(args: readonly string[], build: () => Promise<string>): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      contexts: { type: 'string' },
      renderers: { type: 'string' },
      explain: { type: 'boolean', default: false },
      singly: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const contexts = named(values.contexts, CONTEXTS)
  const renderers = named(values.renderers, RENDERERS)
  const folder = await build()
  // As on a server. React reads it when it is loaded.
  process.env.NODE_ENV = 'production'
  // Of URLs that were refused: the table says so.
  process.removeAllListeners('warning')

  const pages = await Promise.all(renderers.map((name) => load(name, folder)))
  const { judgements, chromium } = await judgeAll(pages, contexts, values.singly)
  const columns = renderers.map((name, i): Column => {
    const from = i * contexts.length
    const { title } = RENDERERS[name]
    return { title, judgements: judgements.slice(from, from + contexts.length) }
  })
  console.log(`${await versions(chromium)}\n\n${tableOf(contexts, columns)}`)
  if (values.explain) console.log(`\n${explanations(contexts, columns)}`)
}

async function load(name: RendererName, folder: string): Promise<HtmlPages> {
  const file = path.join(folder, RENDERERS[name].dialect, 'renderers.mjs')
  const built: typeof import('./renderers') = await import(pathToFileURL(file).href)
  return built.RENDERERS[name].load()
}

/** The judgements of all contexts of the first renderer, then of the second. */
async function judgeAll(
  renderers: readonly HtmlPages[],
  contexts: readonly ContextName[],
  singly: boolean,
) {
  const places = renderers.flatMap((pages) =>
    contexts.map((name): Place => ({ context: CONTEXTS[name], write: pages[name] })),
  )
  const judgements: Judgement[] = []
  const browser = await launchChromium()
  const site = await Site.open()
  try {
    const queue = places.entries()
    const work = async () => {
      const visitor = await Visitor.arrive(browser, site)
      for (const [i, place] of queue) judgements[i] = await judge(place, visitor, singly)
    }
    await Promise.all(Array.from({ length: VISITORS }, work))
    return { judgements, chromium: browser.version() }
  } finally {
    site.close()
    await browser.close()
  }
}

const HARMED = ['runs', 'breaks out'] as const

/** The verdicts, a column for each renderer, and how often each of the bad ones was given. */
function tableOf(contexts: readonly ContextName[], columns: readonly Column[]): string {
  const rows = contexts.map((name, i) => [
    CONTEXTS[name].title,
    ...columns.map(({ judgements }) => cell(judgements[i]?.verdict)),
  ])
  const sums = HARMED.map((bad) => [
    `places with **${bad}**`,
    ...columns.map(({ judgements }) =>
      String(judgements.filter(({ verdict }) => verdict === bad).length),
    ),
  ])
  return markdownTable([['', ...columns.map(({ title }) => title)], ...rows, ...sums])
}

function cell(verdict = ''): string {
  return HARMED.some((bad) => bad === verdict) ? `**${verdict}**` : verdict
}

/** The HTML of what got through. */
function explanations(contexts: readonly ContextName[], columns: readonly Column[]): string {
  const lines = columns.flatMap(({ title, judgements }) =>
    contexts.flatMap((name, row) => {
      const { verdict = '', html } = judgements[row] ?? {}
      const place: Context = CONTEXTS[name]
      return html
        ? [`${title}, ${place.title}: ${verdict}`, ...html.map((one) => `    ${one}`)]
        : []
    }),
  )
  return lines.join('\n')
}

/** What is compared, by the names that npm knows it by. */
const PEERS = [
  '@kitajs/html',
  'hono',
  'preact',
  'preact-render-to-string',
  'react-dom',
  'pug',
  'eta',
  'ghtml',
  'alpinejs',
]

async function versions(chromium: string): Promise<string> {
  const bench = path.dirname(import.meta.dirname)
  const versionOf = async (folder: string, name: string) => {
    const file = path.join(folder, 'node_modules', name, 'package.json')
    return `${name} ${JSON.parse(await readFile(file, 'utf8')).version}`
  }
  const installed = [
    ...(await Promise.all(PEERS.map((name) => versionOf(bench, name)))),
    await versionOf(path.dirname(bench), 'htmx.org'),
  ]
  return [`Node ${process.version}`, `Chromium ${chromium}`, ...installed].join(', ')
}
