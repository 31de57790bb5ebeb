// Starts the benchmark of the overhead: installs its dependencies if they are not there, builds, runs.

import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installIfNeeded } from '../install-if-needed.mjs'

installIfNeeded()
const { buildRun } = await import('./build.mjs')

const folder = await buildRun(['overhead/main', 'overhead/server', 'overhead/pending'])
const { main } = await import(pathToFileURL(path.join(folder, 'main.mjs')).href)
await main(process.argv.slice(2), folder)
