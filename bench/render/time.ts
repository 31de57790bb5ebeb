import { checkEquality, type PageMaker } from './check-equality'
import type { PageName } from './data/pages'
import { available, type Worker, withWorkers } from './fleet'
import type { Options } from './options'
import { progress } from './progress'
import { BASELINE } from './renderers/renderers'
import { type Line, linesOf, tableOf } from './report'
import { type Times, timeAll } from './timing'

/** How fast pages are made once V8 has optimized everything. */
export async function measureTime(
  options: Options,
): Promise<{ pages: object; lines: Line[]; table: string }> {
  const { pages, folder, quick } = options
  const renderers = await available(options.renderers)
  // V8 does not optimize the same program in the same way in each process, so there are some.
  const fleets = quick ? 1 : 3
  const cycles = quick ? 15 : 20
  const step = progress(fleets * cycles)

  let sizes = new Map<PageName, number>()
  const measured: Times[] = []
  for (let fleet = 0; fleet < fleets; fleet++) {
    await withWorkers(renderers, { folder }, async (workers) => {
      if (fleet === 0) {
        sizes = await checkEquality(workers.map(pageMaker), pages)
        console.error(`All ${workers.length} make the same pages.`)
      }
      const warmUp = quick ? 1_000 : 2_000
      measured.push(...(await timeAll(workers, pages, { cycles, warmUp, onCycle: step })))
    })
  }
  const lines = linesOf(measured, { rows: renderers, baseline: BASELINE, sizes })
  return { pages: Object.fromEntries(sizes), lines, table: tableOf(lines, sizes) }
}

function pageMaker(worker: Worker): PageMaker {
  return {
    name: worker.renderer.name,
    show: async (page, seed) => (await worker.ask({ kind: 'show', page, seed }, 'shown')).html,
  }
}
