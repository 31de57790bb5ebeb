import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { build, stop } from 'esbuild'
import { DIALECTS, dense, translate } from './jsx-dialects.mjs'

const bench = import.meta.dirname
const root = path.dirname(bench)

/** What is measured runs as JavaScript, as in an app: tsx would name each function that a request makes. */
const PROGRAMS = {
  overhead: ['server', 'pending'],
  executors: ['queue-side', 'threads-side', 'thread-tasks', 'thread-worker', 'latency-server'],
}

/** These are built once for each dialect of JSX, into a folder of its name. */
const PROGRAMS_IN_DIALECTS = { render: 'worker', hostile: 'renderers' }

/**
 * Builds what a benchmark needs into a folder that lives as long as the process, so that another run
 * or build at the same time disturbs nothing: ft-response as its users install it, and the programs.
 */
export async function buildRun(benchmark) {
  await mkdir(path.join(bench, '.build'), { recursive: true })
  const folder = await mkdtemp(path.join(bench, '.build', 'run-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

  await buildPackage(path.join(folder, 'node_modules', 'ft-response'))
  const inFolder = (name) => path.join(bench, benchmark, `${name}.ts`)
  await bundle({ entryPoints: (PROGRAMS[benchmark] ?? []).map(inFolder), outdir: folder })
  const program = PROGRAMS_IN_DIALECTS[benchmark]
  if (program) {
    const bundles = Object.entries(DIALECTS).map(([name, dialect]) =>
      bundle({
        entryPoints: [inFolder(program)],
        outdir: path.join(folder, name),
        // Only the pages and the library of one renderer are loaded.
        splitting: true,
        jsx: 'automatic',
        jsxImportSource: dialect.jsxImportSource,
        plugins: [pagesPlugin({ ...dialect, names: dialect[benchmark] })],
      }),
    )
    await Promise.all(bundles)
  }
  await stop()
  return folder
}

async function buildPackage(folder) {
  const dist = path.join(folder, 'dist')
  await mkdir(folder, { recursive: true })
  await cp(path.join(root, 'package.json'), path.join(folder, 'package.json'))
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const args = [tsc, '-p', path.join(root, 'tsconfig.build.json'), '--outDir', dist]
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] })
  // tsc writes the files anyway, and these may well be what is to be measured.
  if (status !== 0)
    console.error('\nThe build of ft-response has errors; it is measured as it is.\n')
  await cp(path.join(root, 'lib'), dist, {
    recursive: true,
    filter: async (file) => file.endsWith('.cjs') || (await stat(file)).isDirectory(),
  })
}

function bundle(options) {
  return build({
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    // The settings of a tsconfig.json above would count for more than these.
    tsconfigRaw: {},
    loader: { '.pug': 'text' },
    logLevel: 'error',
    ...options,
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
      load(/pages[\\/].*\.tsx$/, 'tsx', (source) => translate(source, dialect))
      load(/render[\\/]pages[\\/](?:literal|template)[\\/].*\.ts$/, 'ts', dense)
      load(/\.eta$/, 'text', dense)
    },
  }
}
