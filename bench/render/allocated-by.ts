import { GCProfiler } from 'node:v8'
import type { PageName } from './data/pages'
import { freshData } from './fresh-data'

/** What Node needs for it: a young generation in which all of it has a place. */
export const ALLOCATION_FLAGS = [
  '--expose-gc',
  '--min-semi-space-size=128',
  '--max-semi-space-size=128',
]

const MOST_ROUNDS = 64

/** The bytes that one rendering allocates, on JavaScript's heap and in buffers outside of it. */
export function allocatedBy(
  render: (data: unknown) => Buffer,
  page: PageName,
): { heap: number; buffers: number } {
  // With a garbage collection in between, nothing is known: then once more with fewer renderings.
  for (let rounds = MOST_ROUNDS; rounds >= 1; rounds = Math.floor(rounds / 2)) {
    const data = freshData(page, rounds)
    // The second one waits for the buffers that the first one found.
    globalThis.gc?.()
    globalThis.gc?.()
    const profiler = new GCProfiler()
    profiler.start()
    const before = process.memoryUsage()
    for (const given of data) render(given)
    const after = process.memoryUsage()
    if (profiler.stop().statistics.length > 0) continue
    return {
      heap: (after.heapUsed - before.heapUsed) / rounds,
      buffers: (after.arrayBuffers - before.arrayBuffers) / rounds,
    }
  }
  throw new Error(`one rendering of ${page} does not fit into the young generation`)
}
