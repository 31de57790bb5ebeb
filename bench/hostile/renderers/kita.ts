import { jsxPages } from '../pages/jsx'
import { toHtml } from '../to-html'

export const pages = toHtml(jsxPages, (page) => page as string)
