import { html } from 'hono/html'
import { literalPages } from '../pages/literal'
import { toHtml } from '../to-html'

const library = {
  html,
  withAttributes: (attributes: ReturnType<typeof html>[]) => html`<p${attributes}></p>`,
}

export const pages = toHtml(literalPages(library), async (page) => String(await page))
