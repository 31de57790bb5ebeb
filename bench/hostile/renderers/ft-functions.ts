import { render } from 'ft-response'
import { functionPages } from '../pages/functions'
import { toHtml } from '../to-html'

export const pages = toHtml(functionPages, render)
