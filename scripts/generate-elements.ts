/** `npm run generate` writes the element functions and their types; `-- --check` compares them. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { files } from './generate-elements/print'

const root = join(__dirname, '..')
const check = process.argv.includes('--check')
const stale: string[] = []

for (const [file, code] of files()) {
  const path = join(root, file)
  const formatted = format(code, file)
  if (formatted === read(path)) continue
  stale.push(file)
  if (check) continue
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, formatted)
}

if (check && stale.length > 0) {
  console.error(`Stale, run \`npm run generate\`:\n${stale.map((file) => `  ${file}`).join('\n')}`)
  process.exitCode = 1
} else {
  console.log(
    stale.length > 0 ? `Written: ${stale.join(', ')}` : 'All generated files are current.',
  )
}

/** As `npm run lint` wants it. */
function format(code: string, file: string): string {
  const biome = join(root, 'node_modules/.bin/biome')
  const args = ['check', '--write', `--stdin-file-path=${file}`]
  return execFileSync(biome, args, { cwd: root, input: code, encoding: 'utf8' })
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
