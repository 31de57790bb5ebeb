import { ALLOCATION_FLAGS } from './allocated-by'
import type { PageName } from './data/pages'
import { available, withWorkers } from './fleet'
import type { Options } from './options'
import { markdown } from './report'

interface Allocated {
  readonly name: string
  readonly title: string
  /** Bytes of one rendering. */
  readonly pages: Partial<Record<PageName, { readonly heap: number; readonly buffers: number }>>
}

/** What a rendering allocates, and the garbage collector has to find again. */
export async function measureMemory(
  options: Options,
): Promise<{ lines: Allocated[]; table: string }> {
  const { pages, folder } = options
  const renderers = await available(options.renderers)
  const execArgv = ALLOCATION_FLAGS
  const lines = await withWorkers(renderers, { folder, execArgv }, async (workers) => {
    const lines: Allocated[] = []
    for (const worker of workers) {
      // Optimized code allocates less.
      await worker.ask({ kind: 'warm-up', pages, duration: 1_500 }, 'done')
      const allocated: Allocated['pages'] = {}
      for (const page of pages) {
        const { heap, buffers } = await worker.ask({ kind: 'allocate', page }, 'allocated')
        allocated[page] = { heap, buffers }
      }
      lines.push({ ...worker.renderer, pages: allocated })
    }
    return lines
  })
  const rows = lines.map(({ title, pages: allocated }) => [
    title,
    ...pages.map((page) => {
      const { heap = 0, buffers = 0 } = allocated[page] ?? {}
      return `${kilobytes(heap)} + ${kilobytes(buffers)}`
    }),
  ])
  const table = markdown([['kB of the heap + of buffers', ...pages], ...rows])
  return { lines, table }
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)
}
