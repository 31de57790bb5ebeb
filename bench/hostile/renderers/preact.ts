import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { jsxPages } from '../pages/jsx'
import { toHtml } from '../to-html'

export const pages = toHtml(jsxPages, (page) => renderToString(page as VNode))
