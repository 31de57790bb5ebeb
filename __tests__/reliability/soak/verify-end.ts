import type { History } from './history'
import type { End } from './server-process'

/** The server ended by itself, said why, and its own counters agree. */
export function verifyEnd(history: History, { code, signal, stderr }: End): string[] {
  const wrong = [...history.wrong]
  if (signal) wrong.push(`the server was ended by ${signal}`)
  const { drained, counts, tasks } = history
  if (!drained) return [...wrong, `the server did not drain: ${stderr}`]
  const expected = drained.unfinished.length > 0 ? 1 : 0
  if (!signal && code !== expected) wrong.push(`the exit code is ${code}, not ${expected}`)
  const printed = stderr.match(/ is unfinished: /g)?.length ?? 0
  if (printed !== drained.unfinished.length) {
    wrong.push(`${printed} of ${drained.unfinished.length} unfinished tasks were printed`)
  }
  const ends = [...tasks.values()].flatMap((task) => task.ends)
  const seen = {
    accepted: tasks.size,
    completed: ends.filter((end) => end === 'completed').length,
    failed: ends.filter((end) => end === 'failed').length,
    cancelled: ends.filter((end) => end === 'cancelled').length,
  }
  for (const [name, count] of Object.entries(seen)) {
    const counted = counts.reduce((sum, one) => sum + one[name as keyof typeof seen], 0)
    if (counted !== count) wrong.push(`${count} tasks were ${name}, and counts say ${counted}`)
  }
  return wrong
}
