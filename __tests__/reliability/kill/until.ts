import { setTimeout } from 'node:timers/promises'

/** Resolves once something is so that other processes do; rejects if it is not in time. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  seconds = 60,
): Promise<void> {
  const end = performance.now() + seconds * 1_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`)
    await setTimeout(20)
  }
}
