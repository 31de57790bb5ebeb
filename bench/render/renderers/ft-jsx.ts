import { type Child, renderToBuffer } from 'ft-response'
import { jsxPages } from '../pages/jsx/pages'
import { toBytes } from './to-bytes'

export const pages = toBytes(jsxPages, (page) => renderToBuffer(page as Child) as Buffer)
