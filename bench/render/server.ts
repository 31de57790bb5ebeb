// An Express app in a process of its own: GET /dashboard answers with the page, each time of other
// data. Arguments: the module that responds, and whether Express makes ETags.

import type { AddressInfo } from 'node:net'
import express from 'express'
import { makeData, PAGE_NAMES, type PageName } from './data/pages'
import { freshData } from './fresh-data'
import { processorTime } from './processor-time'
import { serveParent, tellFailure } from './serve-parent'
import type { Respond } from './servers/respond'

export type ServerAnswer =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'used'; readonly time: number }

try {
  const [, , module = '', etag] = process.argv
  const respond: Respond = (await import(module)).respond
  const app = express()
  app.set('etag', etag === 'etag' ? 'weak' : false)
  for (const page of PAGE_NAMES) addPage(app, page, respond)

  serveParent((): ServerAnswer => ({ kind: 'used', time: processorTime() }))
  const server = app.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    process.send?.({ kind: 'listening', port } satisfies ServerAnswer)
  })
} catch (error) {
  tellFailure(error)
}

function addPage<Name extends PageName>(app: express.Express, page: Name, respond: Respond): void {
  const data = freshData(page, 64)
  let next = 0
  app.get(`/${page}`, (req, res) => {
    const seed = Number(req.query.seed)
    if (seed) respond(res, page, makeData[page](seed))
    else respond(res, page, data[next++ % data.length] as (typeof data)[number])
  })
}
