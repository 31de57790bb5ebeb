import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { jsxPages } from '../pages/jsx/pages'
import { toBytes } from './to-bytes'

export const pages = toBytes(jsxPages, (page) => Buffer.from(renderToString(page as VNode)))
