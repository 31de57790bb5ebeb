/** Counts steps where somebody watches. */
export function progress(steps: number): () => void {
  if (!process.stderr.isTTY) return () => {}
  let done = 0
  return () => {
    done++
    process.stderr.write(done < steps ? `\r${done} of ${steps}\x1B[K` : '\r\x1B[K')
  }
}
