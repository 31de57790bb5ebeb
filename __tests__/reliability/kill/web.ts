// The web process of the kill tests: answers each request with 200, and has a task follow.

import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler } from 'express'
import { createFt, P } from 'ft-response'
import { readSettings, sayReady } from './parent'
import { defineWork, queueOf } from './tasks'

const settings = readSettings()
const { ftResponse, tasks } = createFt()
const executor = queueOf(settings) ?? tasks
const work = defineWork(executor, settings)

const app = express()
app.get('/:n', (req, res) => {
  ftResponse(res, P('accepted'), { background: work({ n: Number(req.params.n) }) })
})
app.use(((error, _req, res, _next) => {
  res.sendStatus(error.status ?? 500)
}) as ErrorRequestHandler)

const server = app.listen(0, '127.0.0.1', () => {
  sayReady({ port: (server.address() as AddressInfo).port }, executor)
})
