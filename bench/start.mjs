// Starts a benchmark: node --import tsx bench/start.mjs <folder> [options]

import './install-if-needed.mjs'

const [folder, ...args] = process.argv.slice(2)
const { main } = await import(`./${folder}/main.ts`)
const { buildRun } = await import('./build-run.mjs')

/** @returns the folder of the run, with the package and the programs. */
const build = () => buildRun(folder)
await main(args, build)
