import type { Child } from 'ft-response'
import type { VNode } from 'preact'
import type { ReactElement } from 'react'
import type { PageFunctions, Pages } from './data/pages'
import { type Sink, UNLIMITED } from './pages/literal/sink'

export interface Renderer {
  readonly title: string
  /** How its JSX is compiled, by a name in `../jsx-dialects.mjs`. */
  readonly dialect: string
  load(): Promise<PageFunctions<Buffer>>
}

/** All others are compared with it. */
export const BASELINE = 'kita'

/** Each makes of a page's data the bytes that `res.end` takes. */
export const RENDERERS = {
  kita: {
    title: '@kitajs/html, safe',
    dialect: 'kita',
    load: async () => ended(await jsx(), (html) => Buffer.from(html as string)),
  },
  'limit-chunked': {
    title: 'hand-written, chunked to bytes',
    dialect: 'none',
    async load() {
      const { Chunks } = await import('./pages/literal/sink')
      const chunks = new Chunks()
      return ended(await literal(chunks), (html) => chunks.end(html))
    },
  },
  limit: {
    title: 'hand-written literals',
    dialect: 'none',
    load: async () => ended(await literal(UNLIMITED), (html) => Buffer.from(html)),
  },
  'ft-html': {
    title: 'ft-response, html`...`',
    dialect: 'none',
    load: async () => ended(await template(), await ftResponse()),
  },
  'ft-hoisted': {
    title: 'ft-response, functions, hoisted',
    dialect: 'none',
    load: async () => ended(await hoisted(), await ftResponse()),
  },
  'ft-functions': {
    title: 'ft-response, functions',
    dialect: 'none',
    load: async () => ended(await functions(), await ftResponse()),
  },
  'ft-jsx': {
    title: 'ft-response, JSX',
    dialect: 'ft-jsx',
    load: async () => ended(await jsx(), (await ftResponse()) as (page: unknown) => Buffer),
  },
  pug: {
    title: 'pug',
    dialect: 'none',
    load: async () => ended((await import('./pages/pug/pages')).pages, (html) => Buffer.from(html)),
  },
  eta: {
    title: 'eta',
    dialect: 'none',
    load: async () => ended((await import('./pages/eta/pages')).pages, (html) => Buffer.from(html)),
  },
  preact: {
    title: 'preact',
    dialect: 'preact',
    async load() {
      const { renderToString } = await import('preact-render-to-string')
      return ended(await jsx(), (page) => Buffer.from(renderToString(page as VNode)))
    },
  },
  react: {
    title: 'react-dom',
    dialect: 'react',
    async load() {
      const { renderToStaticMarkup } = await import('react-dom/server')
      return ended(await jsx(), (page) => Buffer.from(renderToStaticMarkup(page as ReactElement)))
    },
  },
  'hono-jsx': {
    title: 'hono/jsx',
    dialect: 'hono-jsx',
    load: async () => ended(await jsx(), (page) => Buffer.from(String(page))),
  },
} satisfies Readonly<Record<string, Renderer>>

export type RendererName = keyof typeof RENDERERS

/** The pages, each ended with what makes bytes of it. */
function ended<Page>(pages: Pages<Page>, end: (page: Page) => Buffer): PageFunctions<Buffer> {
  const { dashboard, form, table, badges } = pages
  return {
    dashboard: (data) => end(dashboard(data)),
    table: (data) => end(table(data)),
    table100: (data) => end(table(data)),
    form: (data) => end(form(data)),
    badges: (data) => end(badges(data)),
  }
}

async function ftResponse(): Promise<(page: Child) => Buffer> {
  const { renderToBuffer } = await import('ft-response')
  return (page) => renderToBuffer(page) as Buffer
}

const functions = async () => ({
  ...(await import('./pages/functions/dashboard')),
  ...(await import('./pages/functions/form')),
  ...(await import('./pages/functions/lists')),
})

const hoisted = async () => ({
  ...(await import('./pages/hoisted/dashboard')),
  ...(await import('./pages/hoisted/form')),
  ...(await import('./pages/hoisted/lists')),
})

const template = async () => ({
  ...(await import('./pages/template/dashboard')),
  ...(await import('./pages/template/form')),
  ...(await import('./pages/template/lists')),
})

const jsx = async (): Promise<Pages<unknown>> => ({
  ...(await import('./pages/jsx/dashboard')),
  ...(await import('./pages/jsx/form')),
  ...(await import('./pages/jsx/lists')),
})

async function literal(sink: Sink): Promise<Pages<string>> {
  const { dashboard } = await import('./pages/literal/dashboard')
  const { form } = await import('./pages/literal/form')
  const { table, badges } = await import('./pages/literal/lists')
  return {
    dashboard,
    form: (data) => form(data, sink),
    table: (data) => table(data, sink),
    badges: (data) => badges(data, sink),
  }
}
