import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'

const running: ChildProcessWithoutNullStreams[] = []

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** A demo as `npm run demo:...` starts it: from source, in a process of its own. */
export class RunningDemo {
  output = ''
  readonly #child: ChildProcessWithoutNullStreams

  constructor(file: string, env: NodeJS.ProcessEnv) {
    const root = join(__dirname, '../..')
    const flags = ['--conditions=@ft-response/source', '--import', 'tsx']
    this.#child = spawn(process.execPath, [...flags, join(root, 'demo', file)], {
      cwd: root,
      env: { ...process.env, ...env },
    })
    running.push(this.#child)
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        this.output += text
      })
    }
  }

  /** Resolves with the match once the output has it; rejects if the process ends before. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    const ended = once(this.#child, 'close').then(() => {
      if (!pattern.test(this.output)) throw new Error(`ended without ${pattern}:\n${this.output}`)
    })
    for (;;) {
      const match = pattern.exec(this.output)
      if (match) return match
      await Promise.race([
        once(this.#child.stdout, 'data'),
        once(this.#child.stderr, 'data'),
        ended,
      ])
    }
  }

  /** Sends a signal; resolves with the exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const exited = once(this.#child, 'close')
    this.#child.kill(signal)
    const [code] = await exited
    return code
  }
}
