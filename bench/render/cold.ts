import path from 'node:path'
import { Child } from './child'
import type { PageName } from './data/pages'
import type { FirstTimes } from './first'
import { available } from './fleet'
import type { Options } from './options'
import { progress } from './progress'
import { markdown, microseconds } from './report'
import { shuffled } from './shuffled'
import { median } from './statistics'

interface Cold {
  readonly name: string
  readonly title: string
  /** Of loading the renderer and its library. */
  readonly load: number
  readonly pages: Partial<Record<PageName, { readonly first: number; readonly second: number }>>
}

/** The first and the second page of a process, in microseconds of the processor. */
export async function measureCold(options: Options): Promise<{ lines: Cold[]; table: string }> {
  const { pages, folder, quick } = options
  const renderers = await available(options.renderers)
  const processes = quick ? 5 : 21

  const runs = renderers.flatMap(({ name }) =>
    pages.map((page) => ({ name, page, times: [] as FirstTimes[] })),
  )
  const step = progress(processes * runs.length)
  for (let i = 0; i < processes; i++) {
    for (const { name, page, times } of shuffled(runs)) {
      const { child, first } = await Child.start<never, FirstTimes>({
        file: path.join(folder, 'first.mjs'),
        args: [`./renderers/${name}.mjs`, page],
      })
      child.stop()
      times.push(first)
      step()
    }
  }

  const lines = renderers.map(({ name, title }): Cold => {
    const own = runs.filter((run) => run.name === name)
    const results: Cold['pages'] = {}
    for (const { page, times } of own) {
      results[page] = {
        first: median(times.map(({ first }) => first)),
        second: median(times.map(({ second }) => second)),
      }
    }
    const load = median(own.flatMap(({ times }) => times.map((one) => one.load)))
    return { name, title, load, pages: results }
  })
  const rows = lines.map(({ title, load, pages: results }) => [
    title,
    `${(load / 1_000).toFixed(1)}ms`,
    ...pages.map((page) => {
      const { first = 0, second = 0 } = results[page] ?? {}
      return `${microseconds(first)}, ${microseconds(second)}`
    }),
  ])
  return { lines, table: markdown([['first page, second page', 'load', ...pages], ...rows]) }
}
