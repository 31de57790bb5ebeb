// Starts the benchmark of the overhead: installs its dependencies if they are not there, builds, runs.

import { rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installIfNeeded } from '../install-if-needed.mjs'

const bench = path.dirname(import.meta.dirname)

installIfNeeded()
const { buildRun } = await import('./build.mjs')

await mkdir(path.join(bench, '.build'), { recursive: true })
const folder = await mkdtemp(path.join(bench, '.build', 'run-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

await buildRun(folder)
const { main } = await import(pathToFileURL(path.join(folder, 'main.mjs')).href)
await main(process.argv.slice(2), folder)
