import { once } from 'node:events'
import express from 'express'
import { BackgroundTask, ftResponse, H1, Titled } from 'ft-response'

const app = express()

const worked = new Promise((resolve) => {
  app.get('/', (_req, res) => {
    ftResponse(res, Titled('Imported', H1('Hello & welcome')), {
      background: new BackgroundTask(resolve, 'after the response'),
    })
  })
})

const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
const response = await fetch(`http://127.0.0.1:${server.address().port}/`)
console.log(await response.text())
console.log('background:', await worked)
server.close()
