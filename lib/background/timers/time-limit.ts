import { clearTimeout, setTimeout } from './real-timers'

/** The longest time that `setTimeout` takes: it reads larger numbers as 1. */
export const LONGEST_TIMEOUT = 2 ** 31 - 1

/** Whether a promise resolves within so many milliseconds. With `Infinity`, waits for ever. */
export async function resolvesWithin(ms: number, promise: Promise<unknown>): Promise<boolean> {
  if (ms > LONGEST_TIMEOUT) return promise.then(() => true)
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  try {
    return await Promise.race([promise.then(() => true), timeout])
  } finally {
    clearTimeout(timer)
  }
}

/** A signal that aborts after so many milliseconds. With `Infinity`, never. */
export function timeoutSignal(ms: number): AbortSignal {
  if (ms > LONGEST_TIMEOUT) return new AbortController().signal
  return AbortSignal.timeout(Math.ceil(ms))
}
