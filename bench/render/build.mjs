import { spawnSync } from 'node:child_process'
import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, stop } from 'esbuild'
import { DIALECTS, dense, translate } from './dialects.mjs'

const here = import.meta.dirname
const root = path.resolve(here, '../..')

const PROGRAMS = ['main', 'worker', 'first', 'server']

/** In the folders of renderers and servers, what is none. */
const SHARED = ['renderers', 'to-bytes', 'servers', 'respond']

/**
 * Builds what one run needs into a folder of its own, so that runs at the same time, and builds of the
 * package in between, do not disturb each other: ft-response as its users have it, below
 * node_modules, and the programs of this folder, the pages compiled for each renderer.
 */
export async function buildRun(folder) {
  const installed = path.join(folder, 'node_modules', 'ft-response')
  await mkdir(installed, { recursive: true })
  buildPackage(path.join(installed, 'dist'))
  await cp(path.join(root, 'package.json'), path.join(installed, 'package.json'))

  await Promise.all([
    ...PROGRAMS.map((name) => bundle(path.join(here, `${name}.ts`), folder)),
    ...(await bundleAll('renderers', folder)),
    ...(await bundleAll('servers', folder)),
  ])
  await stop()
}

function buildPackage(outDir) {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const args = [tsc, '-p', path.join(root, 'tsconfig.build.json'), '--outDir', outDir]
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] })
  // What does not type-check is built nevertheless, and may well be what is to be measured.
  if (status !== 0)
    console.error('\nThe build of ft-response has errors; it is measured as it is.\n')
}

async function bundleAll(kind, folder) {
  const files = await readdir(path.join(here, kind))
  return files
    .map((file) => path.basename(file, '.ts'))
    .filter((name) => !SHARED.includes(name))
    .map((name) =>
      bundle(path.join(here, kind, `${name}.ts`), path.join(folder, kind), DIALECTS[name]),
    )
}

function bundle(entryPoint, outdir, dialect = {}) {
  return build({
    entryPoints: [entryPoint],
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    jsx: 'automatic',
    jsxImportSource: dialect.jsxImportSource,
    // The settings of a tsconfig.json above would count for more than these.
    tsconfigRaw: {},
    loader: { '.pug': 'text' },
    logLevel: 'error',
    plugins: [pagesPlugin(dialect)],
  })
}

function pagesPlugin(dialect) {
  return {
    name: 'pages',
    setup({ onLoad }) {
      const load = (filter, loader, change) =>
        onLoad({ filter }, async ({ path: file }) => ({
          contents: change(await readFile(file, 'utf8')),
          loader,
        }))
      load(/pages[\\/]jsx[\\/].*\.tsx$/, 'tsx', (source) => translate(source, dialect))
      load(/pages[\\/](?:literal|template|ghtml)[\\/].*\.ts$/, 'ts', dense)
      load(/\.eta$/, 'text', dense)
    },
  }
}
