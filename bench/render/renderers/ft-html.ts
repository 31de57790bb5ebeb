import { renderToBuffer } from 'ft-response'
import { pages as templatePages } from '../pages/template/pages'
import { toBytes } from './to-bytes'

export const pages = toBytes(templatePages, (page) => renderToBuffer(page) as Buffer)
