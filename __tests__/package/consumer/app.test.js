const { once } = require('node:events')
const express = require('express')
const { afterResponse, ftResponse, P } = require('ft-response')

test('a page is sent, and work runs after it', async () => {
  const app = express()
  const worked = new Promise((resolve) => {
    app.get('/', (_req, res) => {
      afterResponse(res, () => resolve('after the response'))
      ftResponse(res, P('In Jest'))
    })
  })

  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const response = await fetch(`http://127.0.0.1:${server.address().port}/`)
  expect(await response.text()).toContain('<p>In Jest</p>')
  expect(await worked).toBe('after the response')
  server.close()
})
