import { html } from 'ghtml'
import { literalPages } from '../pages/literal'
import { toHtml } from '../to-html'

// What html made is escaped already: ! says so.
const library = { html, withAttributes: (attributes: string[]) => html`<p!${attributes}></p>` }

export const pages = toHtml(literalPages(library), (page) => page)
