import { render } from 'ft-response'
import { ftHtmlPages } from '../pages/ft-html'
import { toHtml } from '../to-html'

export const pages = toHtml(ftHtmlPages, render)
