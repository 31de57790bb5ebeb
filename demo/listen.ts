import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'

/** Starts a demo's server on this machine only, and says where it is. */
export function listen(app: Express, name: string, port: number): Promise<Server> {
  const host = process.env.HOST ?? '127.0.0.1'
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: NodeJS.ErrnoException) => {
      if (error) {
        reject(
          error.code === 'EADDRINUSE'
            ? new Error(`port ${port} is taken: ${name} needs it`)
            : error,
        )
        return
      }
      console.log(`${name}: http://${host}:${(server.address() as AddressInfo).port}`)
      resolve(server)
    })
  })
}

/** Runs the main function of a demo; what keeps it from starting is told in a line. */
export function start(main: () => Promise<void>): void {
  main().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
