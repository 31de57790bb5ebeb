import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach } from '@jest/globals'

/** Both ends of a request that nobody has answered yet. */
export interface Exchange<Req = IncomingMessage, Res = ServerResponse> {
  readonly req: Req
  readonly res: Res
  /** The client's end of the connection. It reads and drops all that comes. */
  readonly client: Socket
}

type Handler<Req, Res> = (req: Req, res: Res) => void

/** More than the buffers of a connection hold: the client can leave while it is being sent. */
export const BIG = Buffer.alloc(64 * 1024 * 1024, 'x')

/** The text of a request. */
export function request(method = 'GET', headers: Record<string, string> = {}, body = ''): string {
  const lines = Object.entries({ Host: 'test', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  return `${method} / HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

const clients: Socket[] = []
const servers: (Server | HttpsServer)[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** Listens on a free port until the test is over. */
export async function listen(server: Server | HttpsServer): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Reads and drops what comes, whatever becomes of the connection, until the test is over. */
export function readOn<Client extends Socket>(client: Client): Client {
  clients.push(client)
  client.on('error', () => {})
  return client.resume()
}

/**
 * Sends requests over one connection, all at once, and gives them when the last has arrived.
 *
 * @param appOf makes the server of the handler that stands at its end.
 */
export async function exchanges<Req = IncomingMessage, Res = ServerResponse>(
  requests: readonly string[],
  appOf?: (handler: Handler<Req, Res>) => Handler<IncomingMessage, ServerResponse>,
): Promise<Exchange<Req, Res>[]> {
  const arrived: Exchange<Req, Res>[] = []
  return new Promise((resolve, reject) => {
    const handler: Handler<Req, Res> = (req, res) => {
      arrived.push({ req, res, client })
      if (arrived.length === requests.length) resolve(arrived)
    }
    const app = appOf?.(handler) ?? (handler as Handler<unknown, unknown>)
    let client: Socket
    listen(createServer(app)).then((port) => {
      client = readOn(connect(port, '127.0.0.1'))
      client.write(requests.join(''))
    }, reject)
  })
}

/** Sends one request, and gives it when it has arrived. */
export async function exchange<Req = IncomingMessage, Res = ServerResponse>(
  text = request(),
  appOf?: (handler: Handler<Req, Res>) => Handler<IncomingMessage, ServerResponse>,
): Promise<Exchange<Req, Res>> {
  const [arrived] = await exchanges<Req, Res>([text], appOf)
  return arrived as Exchange<Req, Res>
}
