import { pages as templatePages } from '../pages/ghtml/pages'
import { toBytes } from './to-bytes'

export const pages = toBytes(templatePages, (html) => Buffer.from(html))
