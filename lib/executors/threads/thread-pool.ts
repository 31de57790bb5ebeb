import type { EventEmitter } from 'node:events'
import path from 'node:path'
import type { Piscina } from 'piscina'
import type { Call } from './messages'

/** Options of the pool of threads. */
export interface ThreadPoolOptions {
  /** How long a thread without work is kept, in milliseconds. Default: 60,000. */
  readonly idleTimeout?: number
  /** Limits of the memory of each thread, as `new Worker()` takes them. Default: Node's. */
  readonly resourceLimits?: {
    readonly maxOldGenerationSizeMb?: number
    readonly maxYoungGenerationSizeMb?: number
    readonly codeRangeSizeMb?: number
    readonly stackSizeMb?: number
  }
}

/** Threads of piscina's that import a module; the first call starts the first of them. */
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
   * Resolves when the call is over; how it ended, its port tells. Rejects if the thread has ended
   * before: an `abort` of `signal` ends it, whatever it is doing.
   */
  async run(call: Call, signal: EventEmitter): Promise<void> {
    if (this.#isClosed) throw new Error('threads() has been drained, and runs nothing any more')
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
      // What a task leaves behind fails or rests by itself, and not when the next one comes.
      atomics: 'disabled',
      // Given, they replace those of the process, of which threads refuse some.
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

/** Beside Jest and tsx this file is run from source: what the module imports has to be, too. */
const IS_SOURCE = __filename.endsWith('.ts')

function requirePiscina(): typeof import('piscina') {
  try {
    return require('piscina')
  } catch (cause) {
    throw new Error('threads() needs the package piscina: npm install piscina', { cause })
  }
}
