// Kills web and worker processes under load, counts what became of their tasks, and ends with 1 if a
// stored one was lost.

import { EmbeddedPostgres } from '../../../scripts/embedded-postgres/embedded-postgres'
import { freePort } from '../../support/free-port'
import { markdownTable } from '../../support/markdown-table'
import { RedisServer } from '../../support/redis'
import type { Figures } from './figures'
import { HELP, type Options, readArguments } from './options'
import { runKill } from './run-kill'

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

const options = readArguments(process.argv.slice(2))
if (options === 'help') console.log(HELP)
else void killAll(options)

async function killAll({ seconds, seed, stores, killsStore }: Options): Promise<void> {
  const rows: string[][] = []
  for (const name of stores) {
    const store = await startStore(name)
    try {
      const figures = await runKill({ seconds, seed, store, killsStore: killsStore && !!store })
      const kills = Object.entries(figures.kills).map(([victim, times]) => `${times} ${victim}`)
      rows.push([name, kills.join(', '), ...COLUMNS.map(([, column]) => String(figures[column]))])
      const { lost, crashes, changedIds } = figures
      if (store && lost + crashes + changedIds > 0) process.exitCode = 1
    } finally {
      await store?.stop()
    }
  }
  console.log(`Node ${process.version}, seed ${seed}, ${seconds} s each\n`)
  console.log(markdownTable([['store', 'kills', ...COLUMNS.map(([title]) => title)], ...rows]))
}

async function startStore(name: Options['stores'][number]) {
  if (name === 'postgres') return EmbeddedPostgres.start(await freePort())
  return name === 'redis' ? RedisServer.start() : undefined
}
