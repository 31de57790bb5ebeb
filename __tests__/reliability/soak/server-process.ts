import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Holdings } from './memory'
import type { Answer } from './server'

/** How a deploy waits, in milliseconds. */
export interface ShutdownTimes {
  readonly delay: number
  readonly grace: number
  readonly abortGrace: number
}

/** How a server ended. */
export interface End {
  readonly code: number | null
  readonly signal: string | null
  readonly stderr: string
  /** From SIGTERM on, in milliseconds. */
  readonly took: number
}

type Ended = Omit<End, 'took'>

/** A server's process must end by itself. One that is stuck is ended so long after it should have. */
const PATIENCE = 60_000

/** The server in a process of its own. */
export class ServerProcess {
  readonly origin: string
  readonly #child: ChildProcess
  readonly #times: ShutdownTimes
  readonly #ended: Promise<Ended>

  private constructor(
    child: ChildProcess,
    { port, times, ended }: { port: number; times: ShutdownTimes; ended: Promise<Ended> },
  ) {
    this.origin = `http://127.0.0.1:${port}`
    this.#child = child
    this.#times = times
    this.#ended = ended
  }

  static async start(ledger: string, times: ShutdownTimes): Promise<ServerProcess> {
    const { delay, grace, abortGrace } = times
    const file = path.join(__dirname, 'server.ts')
    const child = fork(file, [ledger, ...[delay, grace, abortGrace].map(String)], {
      execArgv: [...process.execArgv, '--expose-gc'],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    const ended = endOf(child)
    const answer = await answerOf(child, ended)
    if (answer.kind !== 'listening') throw new Error('the server does not listen')
    return new ServerProcess(child, { port: answer.port, times, ended })
  }

  /** What it holds once it is idle. */
  async holdings(): Promise<Holdings> {
    this.#child.send({})
    const answer = await answerOf(this.#child, this.#ended)
    if (answer.kind !== 'idle') throw new Error('the server does not say what it holds')
    return answer.holdings
  }

  /** Sends SIGTERM, as a deploy does, and waits for the end. */
  async terminate(): Promise<End> {
    const start = performance.now()
    const { delay, grace, abortGrace } = this.#times
    const stuck = setTimeout(
      () => this.#child.kill('SIGKILL'),
      delay + grace + abortGrace + PATIENCE,
    )
    this.#child.kill('SIGTERM')
    const end = await this.#ended
    clearTimeout(stuck)
    return { ...end, took: performance.now() - start }
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

/** @throws if the server ends instead. */
async function answerOf(child: ChildProcess, ended: Promise<Ended>): Promise<Answer> {
  const answer = once(child, 'message').then(([answer]) => answer as Answer)
  const first = await Promise.race([answer, ended])
  if ('kind' in first) return first
  throw new Error(`the server ended with ${first.signal ?? first.code}: ${first.stderr}`)
}

function endOf(child: ChildProcess): Promise<Ended> {
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stderr }))
  })
}
