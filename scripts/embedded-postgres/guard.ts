import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Writable } from 'node:stream'

const PROGRAM = path.resolve(__filename, '../guard-process.cjs')

/** A process that cleans up once this one is gone, also where it was killed: its input ends then. */
export class Guard {
  readonly #process: ChildProcessByStdio<Writable, null, null>
  readonly #ended: Promise<unknown>

  /** The folder is removed at the end. */
  constructor(folder: string) {
    // In a session of its own: Ctrl+C in a terminal would end it too early.
    this.#process = spawn(process.execPath, [PROGRAM, folder], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    })
    this.#ended = once(this.#process, 'exit')
    this.#process.stdin.on('error', () => {})
    this.#process.unref()
  }

  /** Ends the server at the end, unless it has ended by then. */
  watch(server: ChildProcess): void {
    const tell = (pid: number) => this.#process.stdin.write(`${pid}\n`)
    if (server.pid) tell(server.pid)
    server.once('exit', () => tell(0))
  }

  /** Resolves when all is cleaned up. */
  async end(): Promise<void> {
    this.#process.ref()
    this.#process.stdin.end()
    await this.#ended
  }
}
