import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { FROM_SOURCE } from '../from-source'
import type { Ready, Settings } from './parent'

/** How often a process is started that ends at once: its store may be down. */
const PATIENCE = 20

/** A web or worker process, from source, that is killed and started again. */
export class Mortal {
  /** What the process said that runs now, or the one that is being started. */
  ready: Promise<Ready>
  kills = 0
  /** How often it ended without being killed. */
  crashes = 0
  readonly #file: string
  readonly #settings: Settings
  #child: ChildProcess | undefined

  constructor(name: 'web' | 'worker', settings: Settings) {
    this.#file = path.join(__filename, `../${name}.ts`)
    this.#settings = settings
    this.ready = this.#start()
  }

  /** Ends it as `kill -9` does, and resolves when it is gone. */
  async kill(): Promise<void> {
    this.kills++
    await this.#end((child) => child.kill('SIGKILL'))
  }

  async restart(): Promise<void> {
    this.ready = this.kill().then(() => this.#start())
    await this.ready
  }

  /** Lets it finish its tasks, and end. */
  async stop(): Promise<void> {
    await this.ready
    await this.#end((child) => child.disconnect())
  }

  async #end(end: (child: ChildProcess) => void): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null) return
    // Not 'close', which does not come after disconnect().
    const exited = once(child, 'exit')
    end(child)
    await exited
  }

  async #start(): Promise<Ready> {
    for (let i = 0; i < PATIENCE; i++) {
      const child = fork(this.#file, [JSON.stringify(this.#settings)], { execArgv: FROM_SOURCE })
      this.#child = child
      const ended = once(child, 'exit').then(() => undefined)
      const ready = await Promise.race([once(child, 'message'), ended])
      // Killed before it was ready.
      if (this.#child !== child) return {}
      if (!ready) continue
      ended.then(() => {
        if (this.#child !== child) return
        this.crashes++
        this.ready = this.#start()
      })
      return ready[0]
    }
    throw new Error(`${this.#file} ended ${PATIENCE} times before it was ready`)
  }
}
