import { markdownTable } from '../../__tests__/support/markdown-table'
import { microseconds } from '../measuring/processor-time'
import { geometricMean, median } from '../measuring/statistics'
import type { PageName } from './data/pages'
import { BASELINE, RENDERERS, type RendererName } from './renderers'
import type { Times } from './timing'

/** A row of the table. */
export interface Line {
  readonly name: string
  readonly title: string
  readonly pages: Partial<Record<PageName, Result>>
  /** Geometric means over the pages under 100 kB, and over all. */
  readonly small: number
  readonly all: number
}

export interface Result {
  /** How many times as fast as the baseline: the median over the cycles. */
  readonly ratio: number
  /** The fastest time seen, in microseconds. */
  readonly fastest: number
  /** The median of the times, in microseconds. */
  readonly median: number
}

const SMALL = 100_000

/** The rows, the fastest first. */
export function linesOf(measured: readonly Times[], sizes: ReadonlyMap<PageName, number>): Line[] {
  const timesOf = (name: RendererName, page: PageName) =>
    measured.filter((one) => one.name === name && one.page === page).flatMap(({ times }) => times)
  const names = new Set(measured.map(({ name }) => name))
  const lines = [...names].map((name): Line => {
    const pages: Line['pages'] = {}
    for (const page of sizes.keys()) {
      const expected = timesOf(BASELINE, page)
      const times = timesOf(name, page)
      pages[page] = {
        ratio: median(times.map((time, cycle) => (expected[cycle] as number) / time)),
        fastest: Math.min(...times),
        median: median(times),
      }
    }
    const mean = (most: number) => {
      const counted = [...sizes].filter(([, size]) => size < most)
      return geometricMean(counted.map(([page]) => pages[page]?.ratio ?? Number.NaN))
    }
    return {
      name,
      title: RENDERERS[name].title,
      pages,
      small: mean(SMALL),
      all: mean(Number.POSITIVE_INFINITY),
    }
  })
  return lines.sort((one, other) => other.small - one.small || other.all - one.all)
}

/** The lines as a Markdown table. */
export function tableOf(lines: readonly Line[], sizes: ReadonlyMap<PageName, number>): string {
  const heads = [...sizes].map(([page, size]) => `${page} ${(size / 1_000).toFixed(0)} kB`)
  const rows = lines.map(({ title, pages, small, all }) => [
    title,
    ...[...sizes.keys()].map((page) => cell(pages[page])),
    Number.isNaN(small) ? '' : small.toFixed(2),
    all.toFixed(2),
  ])
  return markdownTable([['', ...heads, 'under 100 kB', 'all'], ...rows])
}

function cell(result: Result | undefined): string {
  return result ? `${result.ratio.toFixed(2)} ${microseconds(result.fastest)}` : ''
}
