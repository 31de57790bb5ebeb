import { Agent, request } from 'node:http'
import path from 'node:path'
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { markdownTable } from '../../__tests__/support/markdown-table'
import { Child } from '../measuring/child'
import { microseconds } from '../measuring/processor-time'
import { median } from '../measuring/statistics'
import type { Listening, Place } from './latency-server'

const PLACES: readonly Place[] = ['nowhere', 'in this process', 'in a thread']
/** In milliseconds; a task computes for about a quarter of the time between two. */
const BETWEEN_REQUESTS = 5
const REQUESTS_FOR_A_TASK = 40
const REQUESTS = 1_000
const ROUNDS = 4

/** How long other requests take while a task computes, in one place or another. The servers take turns. */
export async function measureLatency(folder: string): Promise<string> {
  const servers: { child: Child<object, Listening>; place: Place; port: number }[] = []
  const measured: { place: Place; p50: number; p99: number }[] = []
  try {
    for (const place of PLACES) {
      const file = path.join(folder, 'latency-server.mjs')
      const { child, first } = await Child.start<object, Listening>({ file, args: [place] })
      servers.push({ child, place, port: first.port })
    }
    // The first round warms up.
    for (let i = 0; i <= ROUNDS; i++) {
      for (const { place, port } of servers) {
        const latencies = await ask(port)
        if (i === 0) continue
        measured.push({ place, p50: latencies.percentile(50), p99: latencies.percentile(99) })
      }
    }
  } finally {
    for (const { child } of servers) child.stop()
  }
  const rows = PLACES.map((place) => {
    const turns = measured.filter((one) => one.place === place)
    const medianOf = (name: 'p50' | 'p99') => microseconds(median(turns.map((one) => one[name])))
    return [place, medianOf('p50'), medianOf('p99')]
  })
  return markdownTable([['a task computes', 'p50 of other requests', 'p99'], ...rows])
}

/** Requests at fixed times, whether those before them have been answered or not. */
async function ask(port: number): Promise<RecordableHistogram> {
  const latencies = createHistogram()
  const agent = new Agent({ keepAlive: true })
  const start = performance.now()
  const answers: Promise<void>[] = []
  for (let i = 0; i < REQUESTS; i++) {
    await setTimeout(Math.max(0, start + i * BETWEEN_REQUESTS - performance.now()))
    if (i % REQUESTS_FOR_A_TASK === 0) answers.push(send({ port, agent, method: 'POST' }))
    const sent = performance.now()
    answers.push(
      send({ port, agent }).then(() => {
        latencies.record(Math.max(1, Math.round((performance.now() - sent) * 1_000)))
      }),
    )
  }
  await Promise.all(answers)
  agent.destroy()
  return latencies
}

function send(options: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', ...options }, (res) => {
      res.resume().once('end', resolve)
    })
    req.once('error', reject).end()
  })
}
