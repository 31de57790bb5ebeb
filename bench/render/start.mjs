// Starts the benchmark of rendering: installs its dependencies if they are not there, builds, runs.

import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, statSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

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

function installIfNeeded() {
  const installed = path.join(bench, 'node_modules', '.package-lock.json')
  const wanted = path.join(bench, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  // The prefix is said, since `npm run` of the project has told this process its own.
  const { status } = spawnSync('npm', ['install', '--prefix', bench], {
    cwd: bench,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(1)
}
