import type { Server } from 'node:http'
import type { Http2Server, ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import { clearInterval, setInterval } from '../timers/real-timers'
import { resolvesWithin } from '../timers/time-limit'

/** The connections of a server, from now on, to close them gently and then not. */
export class ServerConnections {
  readonly #server: Server | Http2Server
  readonly #sockets = new Set<Socket>()
  readonly #sessions = new Set<ServerHttp2Session>()

  constructor(server: Server | Http2Server) {
    this.#server = server
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
    // Only HTTP/2 has sessions. They idle for ever if nobody tells their client to go away.
    server.on('session', (session: ServerHttp2Session) => {
      this.#sessions.add(session)
      session.once('close', () => this.#sessions.delete(session))
    })
  }

  /** Accepts none more, lets the open responses end, and breaks off what is left after `grace`. */
  async close(grace: number): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
    })
    for (const session of this.#sessions) session.close()
    // Node closes keep-alive connections that are idle now; those that are busy would stay for
    // keepAliveTimeout after their response.
    const sweep = setInterval(() => this.#closeIdle(), 50)
    const isClosed = await resolvesWithin(grace, closed)
    clearInterval(sweep)
    if (!isClosed) this.#breakOff()
  }

  #breakOff(): void {
    // Node's own list has connections from before we listened; ours has those that were upgraded.
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections()
    for (const socket of this.#sockets) socket.destroy()
  }

  #closeIdle(): void {
    if ('closeIdleConnections' in this.#server) this.#server.closeIdleConnections()
  }
}
