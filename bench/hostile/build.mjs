import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, stop } from 'esbuild'
import { DIALECTS, translate } from '../render/dialects.mjs'

const here = import.meta.dirname
const lib = path.resolve(here, '../../lib')

/** React alone has names of its own; these are the ones of the pages here. */
const NAMES = {
  react: {
    'http-equiv': 'httpEquiv',
    'xlink:href': 'xlinkHref',
    formaction: 'formAction',
    onclick: 'onClick',
    srcdoc: 'srcDoc',
  },
}

/** Builds the programs of this folder, the pages compiled for each renderer. */
export async function buildRun(folder) {
  const files = await readdir(path.join(here, 'renderers'))
  const renderers = files.map((file) => path.basename(file, '.ts'))
  await Promise.all([
    bundle(path.join(here, 'main.ts'), folder),
    ...renderers.map((name) =>
      bundle(path.join(here, 'renderers', `${name}.ts`), path.join(folder, 'renderers'), {
        ...DIALECTS[name],
        names: NAMES[name],
      }),
    ),
  ])
  await stop()
}

function bundle(entryPoint, outdir, dialect = {}) {
  return build({
    entryPoints: [entryPoint],
    outdir,
    bundle: true,
    packages: 'external',
    alias: {
      'ft-response': path.join(lib, 'index.ts'),
      'ft-response/jsx-runtime': path.join(lib, 'html/jsx/jsx-runtime.ts'),
    },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    // The tests' helpers are CommonJS, and ask where packages are.
    banner: {
      js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)",
    },
    jsx: 'automatic',
    jsxImportSource: dialect.jsxImportSource,
    // The settings of a tsconfig.json above would count for more than these.
    tsconfigRaw: {},
    logLevel: 'error',
    plugins: [pagesPlugin(dialect)],
  })
}

function pagesPlugin(dialect) {
  return {
    name: 'pages',
    setup({ onLoad }) {
      onLoad({ filter: /hostile[\\/]pages[\\/].*\.tsx$/ }, async ({ path: file }) => ({
        contents: translate(await readFile(file, 'utf8'), dialect),
        loader: 'tsx',
      }))
    },
  }
}
