import type { Renderer } from '../renderers/renderers'

/** A way to answer with a page: `servers/<name>.ts` exports `respond`. */
export const SERVERS: readonly Renderer[] = [
  { name: 'kita', title: 'res.send(kita)' },
  { name: 'ft-functions', title: 'ftResponse(res, functions)' },
  { name: 'ft-hoisted', title: 'ftResponse(res, functions, hoisted)' },
  { name: 'ft-jsx', title: 'ftResponse(res, JSX)' },
  { name: 'ft-html', title: 'ftResponse(res, html`...`)', needs: 'html' },
]

export const BASELINE_SERVER = 'kita'
