import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { type Home, openHome } from './home'

/** A PostgreSQL of its own, from the npm package that has its programs: for demos, tests and benchmarks. */
export class EmbeddedPostgres {
  readonly url: string
  readonly #home: Home
  readonly #port: number
  #server: ChildProcess | undefined

  private constructor(home: Home, port: number) {
    this.#home = home
    this.#port = port
    this.url = `postgres://postgres:secret@127.0.0.1:${port}/postgres`
  }

  /** Whoever runs it, and wherever the clone lies. It ends with this process, however that ends. */
  static async start(port: number): Promise<EmbeddedPostgres> {
    const home = await openHome()
    const postgres = new EmbeddedPostgres(home, port)
    try {
      // The locale of the machine may not know UTF-8.
      const initdb = ['-D', home.data, '-U', 'postgres', '-A', 'trust', '--no-sync']
      await promisify(execFile)(
        home.program('initdb'),
        [...initdb, '-E', 'UTF8', '--no-locale'],
        home.processOptions,
      )
      await postgres.resume()
    } catch (error) {
      await home.close()
      throw error
    }
    return postgres
  }

  /** Starts it again, with all that it had stored. */
  async resume(): Promise<void> {
    const settings = [
      ['port', this.#port],
      ['listen_addresses', '127.0.0.1'],
      ['unix_socket_directories', ''],
    ]
    const server = spawn(
      this.#home.program('postgres'),
      ['-D', this.#home.data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // Ctrl+C in a terminal is not for it: those that use it end first.
      { ...this.#home.processOptions, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    )
    this.#server = server
    this.#home.guard(server)
    let reason = ''
    const ready = new Promise<void>((resolve) => {
      createInterface(server.stderr).on('line', (line) => {
        if (line.includes('ready to accept connections')) resolve()
        if (/FATAL|could not/.test(line)) reason += `\n${line}`
      })
    })
    const ended = once(server, 'close').then(() => {
      throw new Error(`PostgreSQL ended when it was started on port ${this.#port}:${reason}`)
    })
    await Promise.race([ready, ended])
    ended.catch(() => {})
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    await this.#end('SIGQUIT')
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT')
    await this.#home.close()
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const closed = once(server, 'close')
    server.kill(signal)
    await closed
  }
}
