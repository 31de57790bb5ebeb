import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { markdownTable } from '../../__tests__/support/markdown-table'
import { median, quartiles, shuffled } from '../measuring/statistics'

/** All others are compared with it. */
const BASELINE = 'express'

const HELP = `npm run bench:load -- [options]

  --rounds n   processes for each module. Default: 21
`

/** @param build gives a folder in which ft-response is installed. */
export async function main(args: readonly string[], build: () => Promise<string>): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '21' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const folder = await build()
  const modules = [BASELINE, '@kitajs/html', ...(await entries(folder))]
  const times = new Map<string, number[]>(modules.map((name) => [name, []]))
  for (let i = 0; i < Number(values.rounds); i++) {
    for (const name of shuffled(modules)) times.get(name)?.push(await timeOf(name, folder))
  }

  const baseline = median(times.get(BASELINE) ?? [])
  const rows = [...times].map(([name, own]) => [
    name,
    `${(median(own) / 1_000).toFixed(1)} ms`,
    (median(own) / baseline).toFixed(3),
    quartiles(own)
      .map((time) => (time / baseline).toFixed(3))
      .join(' - '),
  ])
  console.log(`Node ${process.version}\n`)
  console.log(markdownTable([['', 'processor', 'ratio', 'quartiles'], ...rows]))
}

/** What users can import, as the exports of the package say. */
async function entries(folder: string): Promise<string[]> {
  const manifest = path.join(folder, 'node_modules/ft-response/package.json')
  const { exports } = JSON.parse(await readFile(manifest, 'utf8'))
  return Object.keys(exports)
    .filter((name) => name !== './package.json' && name !== './jsx-dev-runtime')
    .map((name) => `ft-response${name.slice(1)}`)
}

/** What a new process uses of the processor to load the module, in microseconds. */
async function timeOf(name: string, folder: string): Promise<number> {
  const program = `
    const before = process.cpuUsage()
    require('${name}')
    const { user, system } = process.cpuUsage(before)
    console.log(user + system)
  `
  // Found from the folder, as from an app's own.
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], { cwd: folder })
  return Number(stdout)
}
