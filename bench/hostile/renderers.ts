import type { Child } from 'ft-response'
import type { VNode } from 'preact'
import type { ReactElement } from 'react'
import { CONTEXT_NAMES, type ContextName, type Pages, type Sources } from './contexts'

/** The HTML of a value in its place; nothing where it cannot be written. */
export type HtmlPages = Readonly<
  Record<ContextName, ((value: unknown) => string | Promise<string>) | undefined>
>

interface Renderer {
  readonly title: string
  /** How its JSX is compiled, by a name in `../jsx-dialects.mjs`. */
  readonly dialect: string
  load(): Promise<HtmlPages>
}

export const RENDERERS = {
  'ft-functions': {
    title: 'ours, functions',
    dialect: 'none',
    async load() {
      const { render } = await import('ft-response')
      return toHtml((await import('./pages/functions')).functionPages, render)
    },
  },
  'ft-jsx': {
    title: 'ours, JSX',
    dialect: 'ft-jsx',
    async load() {
      const { render } = await import('ft-response')
      const { ftJsxPages } = await import('./pages/ft-jsx')
      return toHtml(ftJsxPages, (page) => render(page as Child))
    },
  },
  'ft-html': {
    title: 'ours, `html`',
    dialect: 'none',
    async load() {
      const { render } = await import('ft-response')
      return toHtml((await import('./pages/ft-html')).ftHtmlPages, render)
    },
  },
  kita: {
    title: 'kita, `safe`',
    dialect: 'kita',
    load: async () => toHtml(await jsx(), (page) => page as string),
  },
  'hono-jsx': {
    title: 'hono/jsx',
    dialect: 'hono-jsx',
    load: async () => toHtml(await jsx(), (page) => String(page)),
  },
  'hono-html': {
    title: 'hono `html`',
    dialect: 'none',
    async load() {
      const { html } = await import('hono/html')
      const { literalPages } = await import('./pages/literal')
      const library = {
        html,
        withAttributes: (attributes: ReturnType<typeof html>[]) => html`<p${attributes}></p>`,
      }
      return toHtml(literalPages(library), async (page) => String(await page))
    },
  },
  preact: {
    title: 'preact',
    dialect: 'preact',
    async load() {
      const { renderToString } = await import('preact-render-to-string')
      return toHtml(await jsx(), (page) => renderToString(page as VNode))
    },
  },
  react: {
    title: 'react',
    dialect: 'react',
    async load() {
      const { renderToStaticMarkup } = await import('react-dom/server')
      const { reactPages } = await import('./pages/jsx')
      return toHtml(reactPages, (page) => renderToStaticMarkup(page as ReactElement))
    },
  },
  pug: {
    title: 'pug',
    dialect: 'none',
    async load() {
      const { compile } = await import('pug')
      const { pugSources } = await import('./pages/pug')
      return fromSources(pugSources, (source) => compile(source, { doctype: 'html' }))
    },
  },
  eta: {
    title: 'eta',
    dialect: 'none',
    async load() {
      const eta = new (await import('eta')).Eta()
      return fromSources((await import('./pages/eta')).etaSources, (source) => {
        const template = eta.compile(source)
        return (data) => eta.render(template, data)
      })
    },
  },
  ghtml: {
    title: 'ghtml',
    dialect: 'none',
    async load() {
      const { html } = await import('ghtml')
      const { literalPages } = await import('./pages/literal')
      // What html made is escaped already: ! says so.
      const library = {
        html,
        withAttributes: (attributes: string[]) => html`<p!${attributes}></p>`,
      }
      return toHtml(literalPages(library), (page) => page)
    },
  },
} satisfies Readonly<Record<string, Renderer>>

export type RendererName = keyof typeof RENDERERS

const jsx = async () => (await import('./pages/jsx')).jsxPages

/** The pages, each ended with what makes a string of it. */
function toHtml<Page>(
  pages: Pages<Page>,
  end: (page: Page) => string | Promise<string>,
): HtmlPages {
  const ended = CONTEXT_NAMES.map((name) => {
    const page = pages[name]
    return [name, page && ((value: never) => end(page(value)))]
  })
  return Object.fromEntries(ended)
}

/** The pages of templates, in which the user's value is `value`. */
function fromSources(
  sources: Sources,
  compile: (source: string) => (data: { readonly value: unknown }) => string,
): HtmlPages {
  const compiled = CONTEXT_NAMES.map((name) => {
    const source = sources[name]
    const template = source === undefined ? undefined : compile(source)
    return [name, template && ((value: unknown) => template({ value }))]
  })
  return Object.fromEntries(compiled)
}
