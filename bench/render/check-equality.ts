import type { PageName } from './data/pages'
import { domDifference } from './dom-difference'
import type { Worker } from './fleet'

/**
 * Compares the pages of all with those of the first, as a browser sees them.
 *
 * @returns the size of each page in bytes: of the smallest that any of them makes.
 * @throws with the names, the page and the first difference.
 */
export async function checkEquality(
  [first, ...others]: readonly Worker[],
  pages: readonly PageName[],
): Promise<Map<PageName, number>> {
  const sizes = new Map<PageName, number>()
  if (!first) return sizes
  for (const page of pages) {
    for (const seed of [1, 2, 3]) {
      const expected = await show(first, page, seed)
      let size = Buffer.byteLength(expected)
      for (const other of others) {
        const html = await show(other, page, seed)
        const difference = domDifference(expected, html)
        if (difference) {
          throw new Error(
            `${first.name} and ${other.name} make different pages of '${page}' (set ${seed}).\n` +
              difference,
          )
        }
        size = Math.min(size, Buffer.byteLength(html))
      }
      sizes.set(page, Math.min(size, sizes.get(page) ?? size))
    }
  }
  return sizes
}

async function show(worker: Worker, page: PageName, seed: number): Promise<string> {
  return (await worker.ask({ kind: 'show', page, seed }, 'shown')).html
}
