import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { markdownTable } from '../../__tests__/support/markdown-table'
import { named } from '../measuring/named'
import { median, shuffled } from '../measuring/statistics'
import { BASELINE, SUBJECTS, type SubjectName, writeProgram } from './elements'

const bench = path.dirname(import.meta.dirname)

/** The packages of the compilers. */
const COMPILERS = {
  '5.9': path.join(bench, 'node_modules/typescript59'),
  '7': path.join(path.dirname(bench), 'node_modules/typescript'),
}

const HELP = `npm run bench:types -- [options]

  --typescript a,b   only these versions: ${Object.keys(COMPILERS).join(', ')}
  --rounds n         how often each program is checked. Default: 9
`

/** What a compiler says of one program. */
interface Checked {
  /** In milliseconds. */
  readonly time: number
  readonly instantiations: number
}

/** @param build gives a folder in which ft-response is installed. */
export async function main(args: readonly string[], build: () => Promise<string>): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      typescript: { type: 'string' },
      rounds: { type: 'string', default: '9' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return
  }
  const compilers = named(values.typescript, COMPILERS)
  const folder = await build()
  const names = Object.keys(SUBJECTS) as SubjectName[]
  for (const name of names) await writeProgram(name, folder)

  for (const compiler of compilers) {
    const checked = new Map<SubjectName, Checked[]>(names.map((name) => [name, []]))
    for (let i = 0; i < Number(values.rounds); i++) {
      for (const name of shuffled(names)) {
        checked.get(name)?.push(await check(COMPILERS[compiler], path.join(folder, name)))
      }
    }
    const { version } = JSON.parse(
      await readFile(path.join(COMPILERS[compiler], 'package.json'), 'utf8'),
    )
    console.log(`TypeScript ${version}, Node ${process.version}\n\n${tableOf(checked)}\n`)
  }
}

/** @throws with what the compiler says if the program has errors. */
async function check(compiler: string, program: string): Promise<Checked> {
  const tsc = path.join(compiler, 'bin/tsc')
  const args = [tsc, '-p', program, '--extendedDiagnostics']
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error) => {
    throw new Error(`${program} does not compile:\n${error.stdout}`)
  })
  const figure = (name: string) => {
    const [, found] = stdout.match(new RegExp(`^${name}: +([\\d.]+)`, 'm')) ?? []
    if (found === undefined) throw new Error(`tsc does not say its ${name}:\n${stdout}`)
    return Number(found)
  }
  return { time: figure('Check time') * 1_000, instantiations: figure('Instantiations') }
}

/** Without what the empty program costs. */
function tableOf(checked: ReadonlyMap<SubjectName, readonly Checked[]>): string {
  const cost = (name: SubjectName, of: keyof Checked) => {
    const medianOf = (name: SubjectName) => median((checked.get(name) ?? []).map((one) => one[of]))
    return medianOf(name) - medianOf('empty')
  }
  const rows = [...checked.keys()]
    .filter((name) => name !== 'empty')
    .map((name) => [
      SUBJECTS[name].title,
      `${cost(name, 'time').toFixed(0)} ms`,
      (cost(name, 'time') / cost(BASELINE, 'time')).toFixed(2),
      cost(name, 'instantiations').toFixed(0),
    ])
  return markdownTable([['500 elements', 'check', 'ratio', 'instantiations'], ...rows])
}
