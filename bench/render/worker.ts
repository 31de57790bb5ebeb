// A process that holds one renderer, and does what its parent asks. With all renderers in one
// process, what they share (functions of Node, the shapes of the data) would be optimized for none of
// them, as in no application.

import { allocatedBy } from './allocated-by'
import { makeData, type PageFunctions, type PageName } from './data/pages'
import { freshData } from './fresh-data'
import type { Answer, Order } from './messages'
import { processorTime } from './processor-time'
import { serveParent, tellFailure } from './serve-parent'

try {
  const pages: PageFunctions<Buffer> = (await import(process.argv[2] as string)).pages
  serveParent((order: Order) => execute(order, pages))
  process.send?.({ kind: 'done' })
} catch (error) {
  tellFailure(error)
}

function execute(order: Order, pages: PageFunctions<Buffer>): Answer {
  const pageFunction = (name: PageName) => pages[name] as (data: unknown) => Buffer
  switch (order.kind) {
    case 'show': {
      const bytes = pageFunction(order.page)(makeData[order.page](order.seed))
      return { kind: 'shown', html: bytes.toString() }
    }
    case 'warm-up': {
      const end = processorTime() + order.duration * 1_000
      while (processorTime() < end) {
        for (const page of order.pages) timeOf(pageFunction(page), page, 10)
      }
      return { kind: 'done' }
    }
    case 'time':
      return { kind: 'timed', time: timeOf(pageFunction(order.page), order.page, order.rounds) }
    case 'allocate':
      return { kind: 'allocated', ...allocatedBy(pageFunction(order.page), order.page) }
  }
}

/** The mean processor time of some renderings, in microseconds. */
function timeOf(render: (data: unknown) => Buffer, page: PageName, rounds: number): number {
  // The first ones bring the code back into the processor's caches, after the turns of others.
  const untimed = Math.ceil(rounds / 3)
  const data = freshData(page, untimed + rounds)
  // Two of these move the data out of the young generation, where they would be copied while the
  // rendering is timed. (Full ones would throw V8's code of the other pages away.)
  globalThis.gc?.({ type: 'minor' })
  globalThis.gc?.({ type: 'minor' })
  let bytes = 0
  for (let i = 0; i < untimed; i++) bytes += render(data[i]).length
  const start = processorTime()
  for (let i = untimed; i < data.length; i++) bytes += render(data[i]).length
  const end = processorTime()
  // Used, so that no compiler leaves the work out.
  if (bytes === 0) throw new Error(`${page} was rendered to nothing`)
  return (end - start) / rounds
}
