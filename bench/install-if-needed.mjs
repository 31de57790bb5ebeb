// Installs what the benchmarks compare, below this folder, where it is missing or outdated.

import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

const bench = import.meta.dirname
const installed = path.join(bench, 'node_modules', '.package-lock.json')
const wanted = path.join(bench, 'package-lock.json')

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
  // `npm run` has told this process the project's own prefix.
  const { status } = spawnSync('npm', ['install', '--prefix', bench], {
    cwd: bench,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(1)
}
