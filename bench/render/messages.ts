import type { PageName } from './data/pages'

/** What a worker is asked. */
export type Order =
  /** A page as text, for the comparison. */
  | { readonly kind: 'show'; readonly page: PageName; readonly seed: number }
  /** Renderings of all pages for so many milliseconds, until V8 has optimized what it will. */
  | { readonly kind: 'warm-up'; readonly pages: readonly PageName[]; readonly duration: number }
  /** Some renderings of a page, each of data that it has never seen. */
  | { readonly kind: 'time'; readonly page: PageName; readonly rounds: number }
  /** What renderings of a page allocate. */
  | { readonly kind: 'allocate'; readonly page: PageName }

/** What a worker answers. The first one is `done`: the renderer is loaded. */
export type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'shown'; readonly html: string }
  /** One rendering, in microseconds of the processor: the mean of the rounds. */
  | { readonly kind: 'timed'; readonly time: number }
  /** Of one rendering: of JavaScript's heap, and of buffers outside of it. */
  | { readonly kind: 'allocated'; readonly heap: number; readonly buffers: number }
