import type { EventEmitter } from 'node:events'
import path from 'node:path'
import type { Piscina } from 'piscina'
import type { Call } from './messages'

/** Options of the pool of threads. Times are in milliseconds. */
export interface ThreadPoolOptions {
  /** How long an idle thread is kept. Default: 60,000. */
  readonly idleTimeout?: number
  /**
   * Memory limits of each thread, as `new Worker()` takes them. Default: Node's. With an old generation
   * of 2 MB or less, V8 ends the whole process from Node 22 on.
   */
  readonly resourceLimits?: {
    readonly maxOldGenerationSizeMb?: number
    readonly maxYoungGenerationSizeMb?: number
    readonly codeRangeSizeMb?: number
    readonly stackSizeMb?: number
  }
}

/** Threads of piscina that import a module. The first call starts the first thread. */
export class ThreadPool {
  readonly #module: string
  readonly #threads: number
  readonly #options: ThreadPoolOptions
  readonly #onError: (error: unknown) => void
  /** Why threads could not start, by the pool that was given up for it. */
  readonly #startErrors = new WeakMap<Piscina, unknown>()
  #pool: Piscina | undefined
  #isClosed = false

  /** @param onError is called for what fails in a thread while no task runs there. */
  constructor(
    module: string,
    threads: number,
    options: ThreadPoolOptions,
    onError: (error: unknown) => void,
  ) {
    this.#module = module
    this.#threads = threads
    this.#options = options
    this.#onError = onError
  }

  /**
   * Resolves when the call is over; the thread posts its result to the call's port. Rejects if the
   * thread ends before: an `abort` event of `signal` ends it, whatever it does.
   */
  async run(call: Call, signal: EventEmitter): Promise<void> {
    if (this.#isClosed) throw new Error('threads() was drained and runs no more tasks')
    this.#pool ??= this.#start()
    const pool = this.#pool
    try {
      await pool.run({ module: this.#module, ...call }, { transferList: [call.port], signal })
    } catch (error) {
      throw this.#startErrors.get(pool) ?? error
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#pool?.destroy()
  }

  /** A thread that cannot start leaves the tasks that wait for it in piscina's queue, for ever. */
  #abandon(pool: Piscina, error: unknown): void {
    this.#startErrors.set(pool, error)
    if (this.#pool === pool) this.#pool = undefined
    void pool.destroy()
  }

  #start(): Piscina {
    const { idleTimeout, resourceLimits } = this.#options
    const { Piscina } = requirePiscina()
    const pool = new Piscina({
      filename: path.join(__dirname, 'thread-entry.cjs'),
      minThreads: 0,
      maxThreads: this.#threads,
      ...(idleTimeout !== undefined && { idleTimeout }),
      ...(resourceLimits && { resourceLimits }),
      // Timers and promises that a task leaves behind run at once, not during the next task.
      atomics: 'disabled',
      // These replace the process's own: threads refuse some of those.
      ...(IS_SOURCE && { execArgv: ['--conditions=@ft-response/source'] }),
    })
    // As of any EventEmitter, without a listener it would end the process. Piscina has removed the
    // thread, and starts another for the next task.
    pool.on('error', (error: unknown) => {
      this.#onError(error)
      if (pool.threads.length === 0 && pool.queueSize > 0) this.#abandon(pool, error)
    })
    return pool
  }
}

/** Jest and tsx run this file from source. The module must import this package from source too. */
const IS_SOURCE = __filename.endsWith('.ts')

function requirePiscina(): typeof import('piscina') {
  try {
    return require('piscina')
  } catch (cause) {
    throw new Error('threads() needs the package piscina: npm install piscina', { cause })
  }
}
