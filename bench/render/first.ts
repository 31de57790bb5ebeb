// A process that loads a renderer, makes a page, makes it once more of other data, and tells how long
// each of these took.

import { makeData, type PageFunctions, type PageName } from './data/pages'
import { processorTime } from './processor-time'
import { tellFailure } from './serve-parent'

/** In microseconds of the processor. */
export interface FirstTimes {
  readonly load: number
  readonly first: number
  readonly second: number
}

try {
  const [, , renderer = '', page] = process.argv as [string, string, string, PageName]
  const one = makeData[page](1)
  const another = makeData[page](2)

  const start = processorTime()
  const pages: PageFunctions<Buffer> = (await import(renderer)).pages
  const render = pages[page] as (data: unknown) => Buffer
  const loaded = processorTime()
  render(one)
  const first = processorTime()
  render(another)
  const second = processorTime()

  const times: FirstTimes = { load: loaded - start, first: first - loaded, second: second - first }
  process.send?.(times)
} catch (error) {
  tellFailure(error)
}
