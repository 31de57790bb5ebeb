// A server with work after its responses, in a process of its own. Arguments: the file of the ledger,
// and the times of a deploy in milliseconds: delay, grace, abortGrace. SIGTERM ends it.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gracefulShutdown, TaskRunner } from 'ft-response'
import { makeApp } from './app'
import { Ledger } from './ledger'
import { connectionsOf, type Holdings, holdings } from './memory'
import { cancelEarly, watch } from './watch'

/** What the server answers to its parent: first that it listens, then what it holds, when asked. */
export type Answer =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'idle'; readonly holdings: Holdings }

const [, , file = '', delay, grace, abortGrace] = process.argv

const ledger = new Ledger(file)
const { onError } = watch(ledger)
// Few enough places that the load fills them now and then.
const tasks = new TaskRunner({ concurrency: 40, maxWaiting: 140, onError })
const others = new TaskRunner({ onError })
cancelEarly('cancelledEarly', tasks, ledger)

const server = createServer(makeApp(ledger, tasks, others))
const sockets = connectionsOf(server)

gracefulShutdown(server, {
  executors: [tasks, others],
  delay: Number(delay),
  grace: Number(grace),
  abortGrace: Number(abortGrace),
  onDrained(report) {
    for (const runner of [tasks, others]) ledger.write('counts', JSON.stringify(runner.counts))
    ledger.write('drained', JSON.stringify(report))
    ledger.flush()
  },
})

process.on('exit', () => ledger.close())
// The parent is gone.
process.on('disconnect', () => process.exit(1))
process.on('message', async () => {
  await Promise.all([tasks.idle(), others.idle()])
  process.send?.({ kind: 'idle', holdings: await holdings(sockets) } satisfies Answer)
})

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ kind: 'listening', port } satisfies Answer)
})
