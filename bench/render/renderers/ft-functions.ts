import { renderToBuffer } from 'ft-response'
import { pages as functionPages } from '../pages/functions/pages'
import { toBytes } from './to-bytes'

export const pages = toBytes(functionPages, (page) => renderToBuffer(page) as Buffer)
