import type { Pages } from '../contexts'
import { jsxPages } from './jsx'

/** To React, style is always an object. */
export const reactPages: Pages<unknown> = {
  ...jsxPages,
  style: undefined,
  cssUrl: (value: string) => <p style={{ background: `url(${value})` }}></p>,
}
