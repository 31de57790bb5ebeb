import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { jsxPages } from '../pages/jsx/pages'
import { toBytes } from './to-bytes'

export const pages = toBytes(jsxPages, (page) =>
  Buffer.from(renderToStaticMarkup(page as ReactElement)),
)
