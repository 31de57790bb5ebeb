// Starts the benchmark of rendering: installs its dependencies if they are not there, builds, runs.

import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const bench = path.resolve(import.meta.dirname, '..')

installIfNeeded()
const { buildRun } = await import('./build.mjs')

await mkdir(path.join(bench, '.build'), { recursive: true })
const folder = await mkdtemp(path.join(bench, '.build', 'run-'))
try {
  await buildRun(folder)
  const { main } = await import(pathToFileURL(path.join(folder, 'main.mjs')).href)
  await main(process.argv.slice(2), folder)
} finally {
  await rm(folder, { recursive: true, force: true })
}

function installIfNeeded() {
  const installed = path.join(bench, 'node_modules', '.package-lock.json')
  const wanted = path.join(bench, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  const { status } = spawnSync('npm', ['install'], {
    cwd: bench,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(1)
}
