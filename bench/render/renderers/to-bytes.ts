import type { PageFunctions } from '../data/pages'

/** The pages, each ended with what makes bytes of it: what `res.end` takes. */
export function toBytes<Page>(
  pages: PageFunctions<Page>,
  end: (page: Page) => Buffer,
): PageFunctions<Buffer> {
  const ended = Object.entries(pages).map(([name, page]) => [
    name,
    (data: never) => end(page(data)),
  ])
  return Object.fromEntries(ended)
}
