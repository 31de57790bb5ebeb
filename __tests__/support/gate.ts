/** A promise and what resolves it, to hold a task for as long as a test needs. */
export function gate() {
  let resolve: () => void = () => {}
  const opened = new Promise<void>((done) => {
    resolve = done
  })
  return {
    opened,
    /** Gives what it is given, so that a task can open one gate and wait for another. */
    open<T>(then?: T): T | undefined {
      resolve()
      return then
    },
  }
}
