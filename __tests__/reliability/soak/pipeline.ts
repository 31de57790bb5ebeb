import { connect } from 'node:net'
import type { Result } from './load'
import { type Plan, urlOf } from './plan'

const STATUS = /HTTP\/1\.1 (\d{3})/g
/** One character less than a match. */
const TAIL = 11

/**
 * Sends requests over one connection, all at once: all but the first wait for their turn at the
 * server. When one of them is to leave, all do.
 */
export function pipeline(origin: string, plans: readonly Plan[]): Promise<Result[]> {
  const { hostname, port } = new URL(origin)
  const leaves = plans.some((plan) => plan.leaves)
  const statuses: number[] = []
  let tail = ''

  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    socket.setEncoding('latin1')
    socket.write(plans.map((plan, i) => requestOf(plan, i === plans.length - 1)).join(''))
    const timer = leaves && setTimeout(() => socket.destroy(), Math.random() * 15)
    socket.on('data', (text: string) => {
      const all = tail + text
      for (const [, status] of all.matchAll(STATUS)) statuses.push(Number(status))
      tail = all.slice(-TAIL)
    })
    let isRefused = false
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      isRefused = code === 'ECONNREFUSED'
    })
    socket.once('close', () => {
      if (timer) clearTimeout(timer)
      const isWhole = !leaves && statuses.length === plans.length
      const broken = isRefused ? 'unconnected' : leaves ? 'left' : 'broken'
      const end = isWhole ? 'whole' : broken
      resolve(plans.map((_, i) => ({ status: statuses[i], end })))
    })
  })
}

function requestOf(plan: Plan, isLast: boolean): string {
  return (
    `GET ${urlOf(plan)} HTTP/1.1\r\nHost: soak\r\n` +
    `Connection: ${isLast ? 'close' : 'keep-alive'}\r\n\r\n`
  )
}
