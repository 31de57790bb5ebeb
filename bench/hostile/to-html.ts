import { CONTEXT_NAMES, type ContextName, type Pages } from './contexts'

/** The HTML of a value in its place; nothing where it cannot be written. */
export type HtmlPages = Readonly<
  Record<ContextName, ((value: unknown) => string | Promise<string>) | undefined>
>

/** The pages, each ended with what makes a string of it. */
export function toHtml<Page>(
  pages: Pages<Page>,
  end: (page: Page) => string | Promise<string>,
): HtmlPages {
  const ended = CONTEXT_NAMES.map((name) => {
    const page = pages[name]
    return [name, page && ((value: never) => end(page(value)))]
  })
  return Object.fromEntries(ended)
}
