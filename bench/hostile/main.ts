import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { launchChromium } from '../../__tests__/support/launch-chromium'
import { named } from '../render/options'
import { CONTEXT_NAMES, CONTEXTS, type ContextName } from './contexts'
import { type Judgement, judge, type Place } from './judge'
import { RENDERERS } from './renderers'
import { explanations, tableOf } from './report'
import { Site } from './site'
import type { HtmlPages } from './to-html'
import { versions } from './versions'
import { Visitor } from './visitor'

const HELP = `npm run bench:hostile -- [options]

  --contexts a,b    only these places: ${CONTEXT_NAMES.join(', ')}
  --renderers a,b   only these: ${RENDERERS.map(({ name }) => name).join(', ')}
  --explain         prints HTML that got through as well
  --singly          each attack on a page of its own: the same, and longer
`

/** Tabs of the browser at the same time: they wait more than they work. */
const VISITORS = 4

/** @param folder of this run, with the renderers. */
export async function main(args: readonly string[], folder: string): Promise<void> {
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
  const contexts = named(values.contexts, CONTEXT_NAMES, (name) => name)
  const renderers = named(values.renderers, RENDERERS, ({ name }) => name)
  // Of URLs that were refused: the table says so.
  process.removeAllListeners('warning')

  const loaded = await Promise.all(renderers.map(({ name }) => load(name, folder)))
  const { columns, chromium } = await judgeAll(loaded, contexts, values.singly)
  console.log(`${await versions(folder, chromium)}\n`)
  console.log(tableOf(contexts, renderers, columns))
  if (values.explain) console.log(`\n${explanations(contexts, renderers, columns)}`)
}

async function load(name: string, folder: string): Promise<HtmlPages> {
  const file = path.join(folder, 'renderers', `${name}.mjs`)
  return (await import(pathToFileURL(file).href)).pages
}

/** The judgements of each renderer, in the order of the contexts. */
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
    const columns = renderers.map((_, i) =>
      judgements.slice(i * contexts.length, (i + 1) * contexts.length),
    )
    return { columns, chromium: browser.version() }
  } finally {
    site.close()
    await browser.close()
  }
}
