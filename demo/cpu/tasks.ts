// The document's counter as it was written: it blocks. Each thread imports this file.

import { writeSync } from 'node:fs'
import { threads } from 'ft-response/threads'

const SECOND = Number(process.env.COUNTER_SECOND_MS ?? 1_000)

export const tasks = threads(__filename)

/** Slowly prints integers to the terminal, and keeps its thread from all else. */
export const counter = tasks.define('counter', ({ loops }: { loops: number }, task) => {
  for (let i = 0; i < loops; i++) {
    // console.log of a thread needs a thread that rests now and then.
    writeSync(1, `${i}\n`)
    task.progress(i)
    sleepSync(i * SECOND)
  }
})

function sleepSync(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
