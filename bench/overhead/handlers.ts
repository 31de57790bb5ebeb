import type { RequestHandler, Response } from 'express'
import { afterResponse, Div, ftResponse, H1, P, raw } from 'ft-response'

/** How often the tasks ran: after each response once. */
export const ran = { times: 0 }

const task = () => {
  ran.times++
}

/** What one writes without a library; the task is not even called if the client leaves. */
function afterFinish(res: Response): void {
  res.on('finish', () => setImmediate(task))
}

const TEXT = 'A task follows this response.'
const FRAGMENT = `<div class="card"><h1>Hello</h1><p>${TEXT}</p></div>`
const PREBUILT = raw(FRAGMENT)

/** The same response twice: with the library and by hand. */
interface Variant {
  readonly ours: RequestHandler
  readonly byHand: RequestHandler
}

let requests = 0

export type VariantName = 'page' | 'prebuilt' | 'after' | 'control'

export const VARIANTS: Readonly<Record<VariantName, Variant>> = {
  page: {
    ours(_req, res) {
      const page = Div({ class: 'card' }, H1('Hello ', requests++ % 10), P(TEXT))
      ftResponse(res, page, { background: task })
    },
    byHand(_req, res) {
      afterFinish(res)
      res
        .type('html')
        .send(
          '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
            '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>' +
            `<div class="card"><h1>Hello ${requests++ % 10}</h1><p>${TEXT}</p></div></body></html>`,
        )
    },
  },
  prebuilt: {
    ours: (_req, res) => ftResponse(res, PREBUILT, { background: task }),
    byHand(_req, res) {
      afterFinish(res)
      res.type('html').send(FRAGMENT)
    },
  },
  after: {
    ours(_req, res) {
      afterResponse(res, task)
      res.type('html').send(FRAGMENT)
    },
    byHand(_req, res) {
      afterFinish(res)
      res.type('html').send(FRAGMENT)
    },
  },
  control: {
    ours(_req, res) {
      afterFinish(res)
      res.type('html').send(FRAGMENT)
    },
    byHand(_req, res) {
      afterFinish(res)
      res.type('html').send(FRAGMENT)
    },
  },
}
