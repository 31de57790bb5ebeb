import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { reactPages } from '../pages/react'
import { toHtml } from '../to-html'

export const pages = toHtml(reactPages, (page) => renderToStaticMarkup(page as ReactElement))
