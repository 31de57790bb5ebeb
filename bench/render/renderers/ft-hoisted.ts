import { renderToBuffer } from 'ft-response'
import { pages as hoistedPages } from '../pages/hoisted/pages'
import { toBytes } from './to-bytes'

export const pages = toBytes(hoistedPages, (page) => renderToBuffer(page) as Buffer)
