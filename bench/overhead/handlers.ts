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
export interface Variant {
  readonly title: string
  /** Of the request. */
  readonly headers?: Readonly<Record<string, string>>
  readonly ours: RequestHandler
  readonly byHand: RequestHandler
}

let requests = 0

export const VARIANTS: Readonly<Record<string, Variant>> = {
  page: {
    title: 'a small page, made of functions / of a template literal',
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
    title: 'a fragment that is there already, raw() / a string',
    headers: { 'HX-Request': 'true' },
    ours: (_req, res) => ftResponse(res, PREBUILT, { background: task }),
    byHand(_req, res) {
      afterFinish(res)
      res.type('html').send(FRAGMENT)
    },
  },
  after: {
    title: 'res.send(), with afterResponse() / with its finish event',
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
    title: 'twice by hand: what is noise',
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
