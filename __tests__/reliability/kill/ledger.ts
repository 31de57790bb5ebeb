import { openSync, readFileSync, writeSync } from 'node:fs'

/** What happened to the task of one request. */
export interface Entry {
  readonly began: number
  readonly done: number
  readonly ids: ReadonlySet<string>
}

/**
 * A file that several processes add lines to. What was written is the operating system's, and so
 * outlives a process that is killed.
 */
export function appendTo(file: string) {
  const handle = openSync(file, 'a')
  return (what: 'began' | 'done', n: number, id: string): void => {
    writeSync(handle, `${what} ${n} ${id}\n`)
  }
}

/** The tasks of a ledger, by the numbers of their requests. */
export function readLedger(file: string): Map<number, Entry> {
  const entries = new Map<number, { began: number; done: number; ids: Set<string> }>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [what, number, id] = line.split(' ')
    if (id === undefined) continue
    const n = Number(number)
    const entry = entries.get(n) ?? { began: 0, done: 0, ids: new Set() }
    entries.set(n, entry)
    entry[what as 'began' | 'done']++
    entry.ids.add(id)
  }
  return entries
}
