const { once } = require('node:events')
const express = require('express')
const { createFt, Article, js } = require('ft-response')

const { ftResponse, tasks } = createFt({ page: { lang: 'de' } })

async function main() {
  const app = express()
  const worked = new Promise((resolve) => {
    const greet = tasks.define('greet', ({ name }) => resolve(name))
    app.get('/', (_req, res) => {
      ftResponse(
        res,
        Article({ onclick: js`greet(${'</b>'})` }, 'Required'),
        greet({ name: 'Ada' }),
      )
    })
  })

  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const response = await fetch(`http://127.0.0.1:${server.address().port}/`)
  console.log(await response.text())
  console.log('background:', await worked)
  server.close()
}

main()
