import type { PageName } from './data/pages'
import { domDifference } from './dom'

/** Something that makes pages, a renderer or a server. */
export interface PageMaker {
  readonly name: string
  show(page: PageName, seed: number): Promise<string>
}

/**
 * All must make the same page as the first, as a browser sees it.
 *
 * @returns the size of each page in bytes: of the smallest that any of them makes.
 * @throws with the names, the page and the first difference.
 */
export async function checkEquality(
  [first, ...others]: readonly PageMaker[],
  pages: readonly PageName[],
): Promise<Map<PageName, number>> {
  const sizes = new Map<PageName, number>()
  if (!first) return sizes
  for (const page of pages) {
    for (const seed of [1, 2, 3]) {
      const expected = await first.show(page, seed)
      let size = Buffer.byteLength(expected)
      for (const other of others) {
        const html = await other.show(page, seed)
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
