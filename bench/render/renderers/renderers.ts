/** A way to make the pages: `renderers/<name>.ts` exports `pages`. */
export interface Renderer {
  readonly name: string
  readonly title: string
  /** An export of ft-response that it needs, and that is not there yet. */
  readonly needs?: string
}

/** All others are compared with it. */
export const BASELINE = 'kita'

export const RENDERERS: readonly Renderer[] = [
  { name: 'kita', title: '@kitajs/html, safe' },
  { name: 'limit-chunked', title: 'hand-written, chunked to bytes' },
  { name: 'limit', title: 'hand-written literals' },
  { name: 'ft-html', title: 'ft-response, html`...`', needs: 'html' },
  { name: 'ft-hoisted', title: 'ft-response, functions, hoisted' },
  { name: 'ft-functions', title: 'ft-response, functions' },
  { name: 'ft-jsx', title: 'ft-response, JSX' },
  { name: 'ghtml', title: 'ghtml' },
  { name: 'pug', title: 'pug' },
  { name: 'eta', title: 'eta' },
  { name: 'preact', title: 'preact' },
  { name: 'react', title: 'react-dom' },
  { name: 'hono-jsx', title: 'hono/jsx' },
]
