import { once } from 'node:events'
import { createServer } from 'node:net'

// Below those that systems give out by themselves: for a server that listens on 0, or a client's end.
const LOWEST = 10_000
const HIGHEST = 32_767

/** A port that nothing listens on, and that none of the other tests is likely to get meanwhile. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    const server = createServer().listen(port, '127.0.0.1')
    try {
      await once(server, 'listening')
    } catch {
      continue
    }
    server.close()
    await once(server, 'close')
    return port
  }
}
