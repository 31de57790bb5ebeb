/** What a process of the kill tests is told, as JSON in its first argument. */
export interface Settings {
  /** Where tasks are stored. Without it they run in the web process. */
  readonly store?: string
  readonly queue: string
  /** The file in which tasks note what they did. */
  readonly ledger: string
  /** How long a task takes, in milliseconds. */
  readonly work: number
}

export function readSettings(): Settings {
  return JSON.parse(process.argv[2] as string)
}

/** What a process says to its parent once it can be used. */
export interface Ready {
  /** Of the web process. */
  readonly port?: number
}

/** Says that all is there, and ends this process by itself once the parent lets go of it, or is gone. */
export function sayReady(ready: Ready, executor: { drain(): Promise<unknown> }): void {
  process.send?.(ready)
  process.on('disconnect', () => executor.drain().finally(() => process.exit()))
}
