import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { build, stop } from 'esbuild'

const bench = path.resolve(import.meta.dirname, '..')
const root = path.dirname(bench)

/**
 * Builds what one run needs into a folder of its own, for as long as it takes: ft-response as its
 * users have it, and some programs. From source, tsx would give each function that a request makes a
 * name. Gives the folder.
 *
 * @param programs without their extension, below `bench/`.
 */
export async function buildRun(programs) {
  await mkdir(path.join(bench, '.build'), { recursive: true })
  const folder = await mkdtemp(path.join(bench, '.build', 'run-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

  const installed = path.join(folder, 'node_modules', 'ft-response')
  await mkdir(installed, { recursive: true })
  await cp(path.join(root, 'package.json'), path.join(installed, 'package.json'))
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const outDir = path.join(installed, 'dist')
  const args = [tsc, '-p', path.join(root, 'tsconfig.build.json'), '--outDir', outDir]
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] })
  // What does not type-check is built nevertheless, and may well be what is to be measured.
  if (status !== 0)
    console.error('\nThe build of ft-response has errors; it is measured as it is.\n')

  const threadEntry = 'executors/threads/thread-entry.cjs'
  await cp(path.join(root, 'lib', threadEntry), path.join(outDir, threadEntry))

  await build({
    entryPoints: programs.map((name) => path.join(bench, `${name}.ts`)),
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    // The settings of a tsconfig.json above would count for more than these.
    tsconfigRaw: {},
    logLevel: 'error',
  })
  await stop()
  return folder
}
