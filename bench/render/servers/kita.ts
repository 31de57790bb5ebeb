import { jsxPages } from '../pages/jsx/pages'
import type { Respond } from './respond'

/** The document is the one that ftResponse puts around content. */
export const respond: Respond = (res, page, data) => {
  const content = jsxPages[page](data) as string
  res.type('html')
  res.send(
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
      '<meta name="viewport" content="width=device-width, initial-scale=1">' +
      `</head><body>${content}</body></html>`,
  )
}
