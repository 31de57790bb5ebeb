import { type ChildProcess, fork } from 'node:child_process'

export interface ChildOptions {
  readonly file: string
  readonly args: readonly string[]
  readonly execArgv?: readonly string[]
}

/**
 * The C library gives memory back to the system and gets it again for each larger page. In a virtual
 * machine that costs more than the rendering, and differs from run to run; a busy server keeps its
 * memory. So does each child. (Read by glibc alone.)
 */
const KEEP_MEMORY = {
  MALLOC_TRIM_THRESHOLD_: '1000000000',
  MALLOC_MMAP_THRESHOLD_: '4000000',
  MALLOC_TOP_PAD_: '64000000',
}

interface Failure {
  readonly kind: 'failed'
  readonly error: string
}

/** A process that lives until it is stopped, and answers each order with one message. */
export class Child<Order extends object, Answer extends object> {
  readonly #process: ChildProcess

  private constructor(process: ChildProcess) {
    this.#process = process
  }

  /**
   * Starts a program, and waits for its first message.
   *
   * @throws if that says that it failed, or if the program ends.
   */
  static async start<Order extends object, Answer extends object>({
    file,
    args,
    execArgv = [],
  }: ChildOptions): Promise<{ child: Child<Order, Answer>; first: Answer }> {
    const env = { ...process.env, ...KEEP_MEMORY, NODE_ENV: 'production' }
    const child = new Child<Order, Answer>(fork(file, args, { execArgv: [...execArgv], env }))
    try {
      return { child, first: await child.#answer() }
    } catch (error) {
      child.stop()
      throw error
    }
  }

  ask(order: Order): Promise<Answer> {
    const answer = this.#answer()
    this.#process.send(order)
    return answer
  }

  stop(): void {
    this.#process.kill()
  }

  #answer(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null, signal: string | null) => {
        this.#process.off('message', answered)
        reject(
          new Error(`${this.#process.spawnargs.slice(1).join(' ')} ended with ${signal ?? code}`),
        )
      }
      const answered = (message: unknown) => {
        this.#process.off('exit', ended)
        const answer = message as Answer | Failure
        if ('kind' in answer && answer.kind === 'failed')
          reject(new Error((answer as Failure).error))
        else resolve(answer as Answer)
      }
      this.#process.once('message', answered)
      this.#process.once('exit', ended)
    })
  }
}
