import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** What is compared, by the names that npm knows it by. */
const PEERS = [
  '@kitajs/html',
  'hono',
  'preact',
  'preact-render-to-string',
  'react-dom',
  'pug',
  'eta',
  'ghtml',
  'alpinejs',
]

/** @param folder of this run, below that of the benchmarks. */
export async function versions(folder: string, chromium: string): Promise<string> {
  const bench = path.resolve(folder, '../..')
  const installed = [
    ...(await Promise.all(PEERS.map((name) => versionOf(bench, name)))),
    await versionOf(path.dirname(bench), 'htmx.org'),
  ]
  return [`Node ${process.version}`, `Chromium ${chromium}`, ...installed].join(', ')
}

async function versionOf(folder: string, name: string): Promise<string> {
  const file = path.join(folder, 'node_modules', name, 'package.json')
  return `${name} ${JSON.parse(await readFile(file, 'utf8')).version}`
}
