import { closeSync, openSync, writeSync } from 'node:fs'

/** What a server writes down about tasks, each with its columns. */
export interface Entries {
  /** A request reached its handler. */
  handled: [n: number]
  /** The library says that it accepted a task. */
  accepted: [id: string, name: string, url: string]
  /** A task's function was called. Both are empty where it is told neither. */
  began: [key: string, attempt: number | '', id: string]
  returned: [key: string]
  /** The library says that a task has ended. */
  ended: [id: string, end: string]
  /** What `onError` was told. The id is empty where there is no task. */
  reported: [id: string, error: string]
  /** What `cancel()` said. */
  cancelled: [key: string, result: string]
  /** What must never be. */
  wrong: [what: string]
  /** The counters of a runner, and the report of the shutdown, as JSON. */
  counts: [json: string]
  drained: [json: string]
}

const SIZE = 64 * 1024

/**
 * A file that is only added to: what happened, in its order, kept outside of the library and of the
 * heap, which is measured.
 */
export class Ledger {
  readonly #file: number
  readonly #buffer = Buffer.allocUnsafeSlow(SIZE)
  #length = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  write<Kind extends keyof Entries>(kind: Kind, ...columns: Entries[Kind]): void {
    const line = `${[kind, ...columns].join('\t').replaceAll('\n', ' ')}\n`
    const most = line.length * 3
    if (this.#length + most > SIZE) this.flush()
    if (most > SIZE) writeSync(this.#file, line)
    else this.#length += this.#buffer.write(line, this.#length)
  }

  flush(): void {
    writeSync(this.#file, this.#buffer, 0, this.#length)
    this.#length = 0
  }

  close(): void {
    this.flush()
    closeSync(this.#file)
  }
}
