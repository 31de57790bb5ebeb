/**
 * What this process has used of the processor, in microseconds. Unlike the time on the wall, it does
 * not grow while others work, and it counts the garbage collection that V8 does in other threads.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

export function microseconds(time: number): string {
  return `${time < 10 ? time.toFixed(1) : time.toFixed(0)}µs`
}
