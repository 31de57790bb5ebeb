import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** What a server holds when it has nothing to do. */
export interface Holdings {
  /** Bytes, after the garbage was collected: of JavaScript's heap, and of buffers outside of it. */
  readonly heap: number
  readonly buffers: number
  /** For each event, the most listeners that a connection has. */
  readonly listeners: Readonly<Record<string, number>>
  readonly connections: number
  /** What keeps the process alive, as Node calls it, and how often. */
  readonly resources: Readonly<Record<string, number>>
}

/** The open connections of a server, from now on. */
export function connectionsOf(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

export async function holdings(sockets: ReadonlySet<Socket>): Promise<Holdings> {
  for (let i = 0; i < 4; i++) {
    // A turn between: what waits for the end of another object is found the next time.
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc?.()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return {
    heap: heapUsed,
    buffers: arrayBuffers,
    listeners: mostListeners(sockets),
    connections: sockets.size,
    resources: counted(process.getActiveResourcesInfo()),
  }
}

function mostListeners(sockets: ReadonlySet<Socket>): Record<string, number> {
  const most: Record<string, number> = {}
  for (const socket of sockets) {
    for (const event of socket.eventNames()) {
      most[String(event)] = Math.max(most[String(event)] ?? 0, socket.listenerCount(event))
    }
  }
  return most
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
