// Taken when the module loads: fake timers replace the global ones.
const { clearTimeout, setTimeout } = globalThis

/** Whether a promise resolves within so many milliseconds; `Infinity` waits for ever. */
export async function within(ms: number, promise: Promise<unknown>): Promise<boolean> {
  // setTimeout takes what is too large for 1.
  if (ms > 2 ** 31 - 1) return promise.then(() => true)
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
