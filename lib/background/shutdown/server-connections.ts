import type { Server } from 'node:http'
import type { Http2Server, ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import { clearInterval, setInterval } from '../timers/real-timers'
import { resolvesWithin } from '../timers/time-limit'

/** The connections that a server accepts from now on: closes them gently, then by force. */
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
    // Only HTTP/2 has sessions. An idle one stays open until the server sends GOAWAY.
    server.on('session', (session: ServerHttp2Session) => {
      this.#sessions.add(session)
      session.once('close', () => this.#sessions.delete(session))
    })
  }

  /** Accepts no more, waits `grace` for the open responses, and destroys the connections left. */
  async close(grace: number): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
    })
    for (const session of this.#sessions) session.close()
    // Node closes the keep-alive connections that are idle now. The busy ones would stay open for
    // keepAliveTimeout after their responses.
    const sweep = setInterval(() => this.#closeIdle(), 50)
    const isClosed = await resolvesWithin(grace, closed)
    clearInterval(sweep)
    if (!isClosed) this.#destroyAll()
  }

  #destroyAll(): void {
    // Node's list has connections from before this class listened; this one has upgraded ones.
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections()
    for (const socket of this.#sockets) socket.destroy()
  }

  #closeIdle(): void {
    if ('closeIdleConnections' in this.#server) this.#server.closeIdleConnections()
  }
}
