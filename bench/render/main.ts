import { parseArgs } from 'node:util'
import { named } from '../measuring/named'
import { checkEquality } from './check-equality'
import { makeData, type PageName } from './data/pages'
import { withWorkers } from './fleet'
import { BASELINE, RENDERERS, type RendererName } from './renderers'
import { linesOf, tableOf } from './report'
import { type Times, timeAll } from './timing'

const HELP = `npm run bench:render -- [options]

  --pages a,b       only these pages: ${Object.keys(makeData).join(', ')}
  --renderers a,b   only these, and ${BASELINE}: ${Object.keys(RENDERERS).join(', ')}
  --quick           fewer cycles: good for a first look
  --json            prints JSON instead of a table
`

/** @param build gives a folder with the workers. */
export async function main(args: readonly string[], build: () => Promise<string>): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pages: { type: 'string' },
      renderers: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const pages = named(values.pages, makeData)
  const renderers = [...new Set<RendererName>([BASELINE, ...named(values.renderers, RENDERERS)])]
  const { measured, sizes } = await measure(renderers, pages, values.quick, await build())
  const lines = linesOf(measured, sizes)
  const node = process.version
  if (values.json)
    console.log(JSON.stringify({ node, pages: Object.fromEntries(sizes), lines }, null, 2))
  else console.log(`Node ${node}\n\n${tableOf(lines, sizes)}`)
}

/** How fast pages are made once V8 has optimized everything. */
async function measure(
  renderers: readonly RendererName[],
  pages: readonly PageName[],
  quick: boolean,
  folder: string,
) {
  // V8 does not optimize a program the same way in every process, so there are some.
  const fleets = quick ? 1 : 3
  const cycles = quick ? 15 : 20
  const warmUp = quick ? 1_000 : 2_000
  const measured: Times[] = []
  let sizes: ReadonlyMap<PageName, number> = new Map()
  for (let fleet = 0; fleet < fleets; fleet++) {
    await withWorkers(renderers, folder, async (workers) => {
      if (fleet === 0) {
        sizes = await checkEquality(workers, pages)
        console.error(`All ${workers.length} make the same pages.`)
      }
      measured.push(...(await timeAll(workers, pages, { cycles, warmUp })))
    })
  }
  return { measured, sizes }
}
