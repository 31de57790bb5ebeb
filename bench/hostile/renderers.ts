/** A way to make the pages: `renderers/<name>.ts` exports `pages`. */
export interface Renderer {
  readonly name: string
  readonly title: string
}

export const RENDERERS: readonly Renderer[] = [
  { name: 'ft-functions', title: 'ours, functions' },
  { name: 'ft-jsx', title: 'ours, JSX' },
  { name: 'ft-html', title: 'ours, `html`' },
  { name: 'kita', title: 'kita, `safe`' },
  { name: 'hono-jsx', title: 'hono/jsx' },
  { name: 'hono-html', title: 'hono `html`' },
  { name: 'preact', title: 'preact' },
  { name: 'react', title: 'react' },
  { name: 'pug', title: 'pug' },
  { name: 'eta', title: 'eta' },
  { name: 'ghtml', title: 'ghtml' },
]
