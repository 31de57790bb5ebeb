import type { PageName } from './data/pages'
import { geometricMean, median } from './statistics'
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

export interface Compared {
  /** The names and titles of what was timed. */
  readonly rows: readonly { readonly name: string; readonly title: string }[]
  readonly baseline: string
  readonly sizes: ReadonlyMap<PageName, number>
}

const SMALL = 100_000

/** The rows, the fastest first. */
export function linesOf(measured: readonly Times[], { rows, baseline, sizes }: Compared): Line[] {
  const timesOf = (name: string, page: PageName) =>
    measured.filter((one) => one.name === name && one.page === page).flatMap(({ times }) => times)
  const lines = rows.map(({ name, title }): Line => {
    const pages: Line['pages'] = {}
    for (const page of sizes.keys()) {
      const expected = timesOf(baseline, page)
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
    return { name, title, pages, small: mean(SMALL), all: mean(Number.POSITIVE_INFINITY) }
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
  return markdown([['', ...heads, 'under 100 kB', 'all'], ...rows])
}

function cell(result: Result | undefined): string {
  return result ? `${result.ratio.toFixed(2)} ${microseconds(result.fastest)}` : ''
}

export function microseconds(time: number): string {
  return `${time < 10 ? time.toFixed(1) : time.toFixed(0)}µs`
}

/** Rows of cells as a Markdown table that is aligned in a terminal too. */
export function markdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) => {
    const cells = row.map((text, i) => {
      const width = widths[i] ?? 0
      return i === 0 ? text.padEnd(width) : text.padStart(width)
    })
    return `| ${cells.join(' | ')} |`
  }
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(head), line(rule), ...body.map(line)].join('\n')
}
