import { createServer } from 'node:https'
import { connect } from 'node:tls'
import { type Exchange, listen, readOn } from './exchange'

// A shared key needs no certificate.
const TLS = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const
const KEY = Buffer.alloc(32, 'k')

/** Sends one request over TLS, and gives it when it has arrived. */
export async function exchangeOverTls(text: string): Promise<Exchange> {
  const server = createServer({ ...TLS, pskCallback: () => KEY })
  const port = await listen(server)
  const client = readOn(
    connect({
      ...TLS,
      port,
      host: '127.0.0.1',
      pskCallback: () => ({ psk: KEY, identity: 'test' }),
      checkServerIdentity: () => undefined,
    }),
  )
  client.write(text)
  return new Promise((resolve) => {
    server.once('request', (req, res) => resolve({ req, res, client }))
  })
}
