import { jsxPages } from '../pages/jsx/pages'
import { toBytes } from './to-bytes'

export const pages = toBytes(jsxPages, (html) => Buffer.from(html as string))
