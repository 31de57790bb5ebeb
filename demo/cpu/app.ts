// The document's counter, blocking as it was, in a thread: the server answers all the same.

import express from 'express'
import { createFt, gracefulShutdown, html, type TaskSnapshot } from 'ft-response'
import { page } from '../assets/page'
import { assets, contentSecurityPolicy } from '../assets/router'
import { listen, start } from '../listen'
import { counter, tasks } from './tasks'

const { ftResponse } = createFt({ page: { ...page, title: 'A counter that blocks' } })

/** How far the counter is; asks twice a second, until it has ended. */
function Count({ id, state, progress }: TaskSnapshot) {
  const isOver = state !== 'waiting' && state !== 'running'
  const polling = { 'hx-get': `/count/${id}`, 'hx-trigger': 'every 500ms', 'hx-swap': 'outerHTML' }
  return html`
    <section ${isOver ? {} : polling}>
      <p>The thread counts: <strong>${progress ?? '...'}</strong></p>
      <p><small>${isOver ? `It has ${state}.` : 'It blocks, and this page goes on.'}</small></p>
    </section>
  `
}

export const app = express()
app.use(contentSecurityPolicy, assets())

app.get('/', (_req, res) => {
  const task = counter({ loops: 5 })
  const content = html`
    <main class="container">
      <h1>A counter that blocks</h1>
      ${Count({ id: task.id, state: 'waiting' })}
    </main>
  `
  ftResponse(res, content, { background: task })
})

app.get('/count/:id', (req, res) => {
  ftResponse(res, tasks.status(req.params.id).then(Count))
})

if (require.main === module) {
  start(async () => {
    const server = await listen(app, 'cpu', Number(process.env.PORT ?? 5001))
    gracefulShutdown(server, { executors: [tasks] })
  })
}
