// Kills web and worker processes under load, counts what became of their tasks, and ends with 1 if a
// stored one was lost.

import { freePort } from '../../__tests__/support/free-port'
import type { Figures } from '../../__tests__/support/kill/figures'
import { runKill } from '../../__tests__/support/kill/run-kill'
import { RedisServer } from '../../__tests__/support/redis'
import { EmbeddedPostgres } from '../../demo/queue/embedded-postgres'
import { markdown } from '../render/report'
import { HELP, readArguments } from './options'

const options = readArguments(process.argv.slice(2))
if (options === 'help') {
  console.log(HELP)
  process.exit()
}
const { seconds, seed, stores, killsStore } = options

const COLUMNS: readonly [title: string, name: keyof Figures][] = [
  ['answered 200', 'answered'],
  ['another status', 'refused'],
  ['no answer', 'unanswered'],
  ['lost', 'lost'],
  ['done twice', 'duplicates'],
  ['broken off', 'brokenOff'],
  ['done without a 200', 'doneUnanswered'],
  ['crashes', 'crashes'],
]
const rows: string[][] = []

for (const name of stores) {
  const store = await startStore(name)
  try {
    const figures = await runKill({ seconds, seed, store, killsStore: killsStore && !!store })
    const kills = Object.entries(figures.kills).map(([victim, times]) => `${times} ${victim}`)
    rows.push([name, kills.join(', '), ...COLUMNS.map(([, name]) => String(figures[name]))])
    const { lost, crashes, changedIds } = figures
    if (store && lost + crashes + changedIds > 0) process.exitCode = 1
  } finally {
    await store?.stop()
  }
}

console.log(`Node ${process.version}, seed ${seed}, ${seconds} s each\n`)
console.log(markdown([['store', 'kills', ...COLUMNS.map(([title]) => title)], ...rows]))

async function startStore(name: (typeof stores)[number]) {
  if (name === 'postgres') return EmbeddedPostgres.start(await freePort())
  return name === 'redis' ? RedisServer.start() : undefined
}
