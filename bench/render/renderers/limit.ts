import { literalPages } from '../pages/literal/pages'
import { toBytes } from './to-bytes'

const neverCut = { limit: Number.POSITIVE_INFINITY, cut: (text: string) => text }

export const pages = toBytes(literalPages(neverCut), (html) => Buffer.from(html))
