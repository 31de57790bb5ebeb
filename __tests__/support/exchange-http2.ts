import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  createServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
  type Settings,
} from 'node:http2'
import { type AddressInfo, connect as connectSocket, type Socket } from 'node:net'
import { afterEach } from '@jest/globals'

/** Both ends of a request over HTTP/2 that nobody has answered yet. */
export interface Http2Exchange {
  readonly req: Http2ServerRequest
  readonly res: Http2ServerResponse
  /** The client's end of the stream. It reads and drops all that comes. */
  readonly stream: ClientHttp2Stream
  /** The client's end of the session, and the connection under it. */
  readonly session: ClientHttp2Session
  readonly socket: Socket
}

const sessions: (ClientHttp2Session | ServerHttp2Session)[] = []
const servers: Http2Server[] = []

afterEach(async () => {
  for (const session of sessions.splice(0)) session.destroy()
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})

/** Sends a request, and gives it when it has arrived. The body of a POST stays open. */
export async function exchangeHttp2(
  method = 'GET',
  settings: Settings = {},
): Promise<Http2Exchange> {
  const server = createServer()
  servers.push(server)
  server.on('session', (session) => sessions.push(session))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const socket = connectSocket(port, '127.0.0.1')
  const session = connect('http://test', { createConnection: () => socket, settings })
  sessions.push(session)
  session.on('error', () => {})
  return new Promise((resolve) => {
    server.once('request', (req, res) => resolve({ req, res, stream, session, socket }))
    const stream = session.request({ ':method': method }, { endStream: method !== 'POST' }).resume()
    stream.on('error', () => {})
  })
}
