// Holds one renderer, and does what its parent asks. In one process, V8 would optimize what all
// renderers share (functions of Node, the shapes of the data) for none of them, as in no application.
// Argument: the renderer's name.

import { processorTime } from '../measuring/processor-time'
import { serveParent, tellFailure } from '../measuring/serve-parent'
import { makeData, type PageData, type PageName } from './data/pages'
import { RENDERERS, type RendererName } from './renderers'

export type Order =
  /** A page as text, for the comparison. */
  | { readonly kind: 'show'; readonly page: PageName; readonly seed: number }
  /** Renderings of all pages for so many milliseconds, until V8 has optimized what it will. */
  | { readonly kind: 'warm-up'; readonly pages: readonly PageName[]; readonly duration: number }
  /** Some renderings of a page, each of data that it has never seen. */
  | { readonly kind: 'time'; readonly page: PageName; readonly rounds: number }

/** The first one is `done`: the renderer is loaded. */
export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'shown'; readonly html: string }
  /** One rendering, in microseconds of the processor: the mean of the rounds. */
  | { readonly kind: 'timed'; readonly time: number }

try {
  const pages = await RENDERERS[process.argv[2] as RendererName].load()
  serveParent((order: Order) => execute(order, (name) => pages[name] as Render))
  process.send?.({ kind: 'done' } satisfies Answer)
} catch (error) {
  tellFailure(error)
}

type Render = (data: unknown) => Buffer

function execute(order: Order, renderOf: (page: PageName) => Render): Answer {
  switch (order.kind) {
    case 'show': {
      const bytes = renderOf(order.page)(makeData[order.page](order.seed))
      return { kind: 'shown', html: bytes.toString() }
    }
    case 'warm-up': {
      const end = processorTime() + order.duration * 1_000
      while (processorTime() < end) {
        for (const page of order.pages) timeOf(renderOf(page), page, 10)
      }
      return { kind: 'done' }
    }
    case 'time':
      return { kind: 'timed', time: timeOf(renderOf(order.page), order.page, order.rounds) }
  }
}

/** The mean processor time of some renderings, in microseconds. */
function timeOf(render: Render, page: PageName, rounds: number): number {
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

const SETS = 8

const texts = new Map<PageName, string[]>()

/**
 * Data as a handler has it: just read from a database or a request, eight different sets in turn. An
 * object that is used again would flatter renderers that look strings up in a cache: V8 keeps the hash
 * of a string once it was asked for.
 */
function freshData<Name extends PageName>(page: Name, count: number): PageData[Name][] {
  let sets = texts.get(page)
  if (!sets) {
    sets = Array.from({ length: SETS }, (_, seed) => JSON.stringify(makeData[page](seed + 1)))
    texts.set(page, sets)
  }
  const [first = ''] = sets
  return Array.from({ length: count }, (_, index) => JSON.parse(sets[index % SETS] ?? first))
}
