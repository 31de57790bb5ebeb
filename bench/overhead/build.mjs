import { spawnSync } from 'node:child_process'
import { cp, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { build, stop } from 'esbuild'

const here = import.meta.dirname
const root = path.resolve(here, '../..')

/**
 * Builds what one run needs into a folder of its own: ft-response as its users have it, and the
 * programs of this folder. From source, tsx would give each function that a request makes a name.
 */
export async function buildRun(folder) {
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

  await build({
    entryPoints: ['main', 'server', 'pending'].map((name) => path.join(here, `${name}.ts`)),
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
}
