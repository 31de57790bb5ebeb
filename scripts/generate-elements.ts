/** `npm run generate` writes the element functions and their types; `-- --check` only compares them. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as attributes from './generate-elements/print-attributes'
import { elementsFile, intrinsicFile } from './generate-elements/print-elements'

const root = join(__dirname, '..')
const check = process.argv.includes('--check')
const stale: string[] = []

const FILES = {
  'lib/html/element-attributes/aria-attributes.ts': attributes.ariaFile,
  'lib/html/element-attributes/event-attributes.ts': attributes.eventFile,
  'lib/html/element-attributes/htmx-attributes.ts': attributes.htmxFile,
  'lib/html/element-attributes/global-attributes.ts': attributes.globalFile,
  'lib/html/element-attributes/html-attributes.ts': attributes.htmlFile,
  'lib/html/element-attributes/svg-attributes.ts': attributes.svgFile,
  'lib/html/element-attributes/mathml-attributes.ts': attributes.mathmlFile,
  'lib/html/elements/elements.ts': elementsFile,
  'lib/html/jsx/intrinsic-elements.ts': intrinsicFile,
}

for (const [file, print] of Object.entries(FILES)) {
  const path = join(root, file)
  const formatted = format(print(), file)
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

/** Formats code so that `npm run lint` accepts it. */
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
