import { type Child, render } from 'ft-response'
import { ftJsxPages } from '../pages/ft-jsx'
import { toHtml } from '../to-html'

export const pages = toHtml(ftJsxPages, (page) => render(page as Child))
