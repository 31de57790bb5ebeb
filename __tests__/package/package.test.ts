import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { transform as swc } from '@swc/core'
import { transform as esbuild } from 'esbuild'
import * as source from 'ft-response'
import { type PackedPackage, packPackage } from '../support/packed-package'
import { node } from '../support/run'

jest.setTimeout(120_000)

const bin = (tool: string) => path.resolve(__dirname, '../../node_modules', tool)
const TSC = bin('typescript/bin/tsc')
const JEST = bin('jest/bin/jest.js')
const PUBLINT = bin('publint/src/cli.js')
const ATTW = bin('@arethetypeswrong/cli/dist/index.js')

/** Not compiled: threads run it as it is. */
const THREAD_ENTRY = 'executors/threads/thread-entry.cjs'

let scratch: string
let packed: PackedPackage

beforeAll(async () => {
  scratch = await realpath(await mkdtemp(path.join(tmpdir(), 'ft-response-package-')))
  packed = await packPackage(path.join(__dirname, 'consumer'), scratch)
}, 300_000)

afterAll(() => rm(scratch, { recursive: true, force: true }))

const inProject = (args: readonly string[]) => node(args, { cwd: packed.project })

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

describe('the tarball', () => {
  test('the tarball holds the source, its build, and three texts', async () => {
    const files = await filesIn(packed.installed)
    const modules = (await filesIn(path.resolve(__dirname, '../../lib')))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
    const built = ['.js', '.js.map', '.d.ts', '.d.ts.map']

    expect(files).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        ...modules.map((file) => path.join('lib', `${file}.ts`)),
        ...['dist', 'lib'].map((folder) => path.join(folder, THREAD_ENTRY)),
        ...modules.flatMap((file) => built.map((end) => path.join('dist', file + end))),
      ].sort(),
    )
  })

  test('the tarball has maps that lead to its source', async () => {
    for (const file of await filesIn(packed.installed)) {
      if (!file.endsWith('.map')) continue
      const map = path.join(packed.installed, file)
      const { sources, sourceRoot = '' } = JSON.parse(await readFile(map, 'utf8'))
      expect(sources).toHaveLength(1)
      const found = path.resolve(path.dirname(map), sourceRoot, sources[0])
      expect(path.relative(packed.installed, found)).toMatch(/^lib\b/)
      expect(existsSync(found)).toBe(true)
      expect(await readFile(map.slice(0, -'.map'.length), 'utf8')).toContain(
        `//# sourceMappingURL=${path.basename(map)}`,
      )
    }
  })

  test('the tarball has no path of the machine that made it', async () => {
    for (const file of await filesIn(packed.installed)) {
      const content = await readFile(path.join(packed.installed, file), 'utf8')
      expect(packed.madeIn.filter((folder) => content.includes(folder))).toEqual([])
    }
  })

  test('the tarball depends on no other package', async () => {
    const manifest = JSON.parse(await readFile(path.join(packed.installed, 'package.json'), 'utf8'))
    expect(manifest).not.toHaveProperty('dependencies')
    const folders = await readdir(path.join(packed.project, 'node_modules'))
    expect(folders.filter((name) => !name.startsWith('.'))).toEqual(['ft-response'])
  })

  test('publint finds no fault in the tarball', async () => {
    expect(await inProject([PUBLINT, 'run', packed.tarball, '--strict'])).toContain('All good!')
  })

  test('the tarball has the right types in every way to resolve a module', async () => {
    const printed = await inProject([
      ATTW,
      packed.tarball,
      '--no-definitely-typed',
      '--profile=node16',
    ])
    // It ends with an error if there is a problem.
    expect(printed).toContain('"ft-response/jsx-runtime"')
  })
})

describe('a program that uses the package', () => {
  test('a program imports the package', async () => {
    const printed = await inProject(['app.mjs'])
    expect(printed).toContain('<title>Imported</title>')
    expect(printed).toContain('<h1>Hello &amp; welcome</h1>')
    expect(printed).toContain('background: after the response')
  })

  test('a program requires the package', async () => {
    const printed = await inProject(['app.cjs'])
    expect(printed).toContain('<html lang="de">')
    expect(printed).toContain('>Required</article>')
    expect(printed).toContain('background: Ada')
  })

  test('a module imports each name of the package, and shares one instance with a script', async () => {
    const { importedNames, requiredNames, sharesTasks } = JSON.parse(await inProject(['both.mjs']))
    const names = Object.keys(source).sort()
    expect(requiredNames.sort()).toEqual(names)
    expect(importedNames).toEqual(expect.arrayContaining(names))
    expect(sharesTasks).toBe(true)
  })

  test('a program tests with the package in Jest, without configuration', async () => {
    expect(await inProject([JEST, '--ci'])).toContain('1 passed, 1 total')
  })
})

describe('a program in TypeScript', () => {
  const STRICT = ['--strict', '--skipLibCheck', 'false', '--types', 'node']

  const compile = (files: readonly string[], options: readonly string[]) =>
    inProject([TSC, ...files, ...STRICT, ...options])

  test('a program in TypeScript compiles for Node and runs, as a module and as a script', async () => {
    await compile(
      ['typed.mts', 'typed.ts'],
      ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023', '--declaration'],
    )
    const module = await inProject(['typed.mjs'])
    expect(module).toContain('<h2 hx-post="/submit" class="big wide">Typed module</h2>one2three')
    expect(module).toContain('background: after the response')
    const script = await inProject(['typed.js'])
    expect(script).toContain('201 ')
    expect(script).toContain('<strong>Typed script</strong>')
    expect(script).toContain('background: after the response')
  })

  test('a program in TypeScript compiles for a bundler', async () => {
    await compile(
      ['typed.mts', 'typed.ts'],
      ['--module', 'esnext', '--moduleResolution', 'bundler', '--noEmit'],
    )
  })

  test('each name that the types export as a value is a value, and no other is', async () => {
    const names = Object.keys(source).map((name) => `  ${name}: ft.${name},`)
    await writeFile(
      path.join(packed.project, 'names.ts'),
      [
        "import * as ft from 'ft-response'",
        'export const values: { readonly [Name in keyof typeof ft]: unknown } = {',
        ...names,
        '}',
      ].join('\n'),
    )
    await compile(['names.ts'], ['--module', 'nodenext', '--noEmit'])
  })
})

describe('tasks in threads', () => {
  const PRINTED = 'half of 4: 2\nhalf of 3: UserFacingError: That is odd.\n'

  test('threads run the tasks of a script, whatever options Node was given', async () => {
    expect(await inProject(['threads.cjs'])).toBe(PRINTED)
    expect(await inProject(['--max-old-space-size=512', '--expose-gc', 'threads.cjs'])).toBe(
      PRINTED,
    )
  })

  test('threads run the tasks of a module that tsc compiled', async () => {
    const target = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023']
    await inProject([
      TSC,
      'threads.mts',
      'thread-tasks.mts',
      '--strict',
      '--types',
      'node',
      ...target,
    ])
    expect(await inProject(['threads.mjs'])).toBe(PRINTED)
  })

  test('threads run the tasks of a module in tsx', async () => {
    expect(await inProject(['--import', 'tsx', 'threads.mts'])).toBe(PRINTED)
  })
})

describe('JSX', () => {
  const PRINTED =
    '<p class="greeting formal" lang="de" hx-get="/users/&lt;Ada&gt;">Hello &lt;Ada&gt;<br>' +
    '<em>later</em> <p>a function</p><b>a template</b></p>\n'
  const OPTIONS = ['--strict', '--types', 'node', '--jsx', 'react-jsx']
  const SOURCE = ['--jsxImportSource', 'ft-response']

  const write = (file: string, code: string) => writeFile(path.join(packed.project, file), code)
  const source = () => readFile(path.join(packed.project, 'jsx.tsx'), 'utf8')

  test('JSX compiles with tsc for Node, and runs', async () => {
    const target = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023']
    await inProject([TSC, 'jsx.tsx', ...OPTIONS, ...SOURCE, ...target])
    expect(await inProject(['jsx.js'])).toBe(PRINTED)
  })

  test('JSX compiles with tsc for a bundler', async () => {
    const target = ['--module', 'esnext', '--moduleResolution', 'bundler', '--noEmit']
    await inProject([TSC, 'jsx.tsx', ...OPTIONS, ...SOURCE, ...target])
  })

  test.each([false, true])(
    'JSX runs as esbuild compiles it, for development: %p',
    async (jsxDev) => {
      const { code } = await esbuild(await source(), {
        loader: 'tsx',
        format: 'cjs',
        jsx: 'automatic',
        jsxImportSource: 'ft-response',
        jsxDev,
      })
      await write('esbuild.cjs', code)
      expect(await inProject(['esbuild.cjs'])).toBe(PRINTED)
    },
  )

  test('JSX runs as swc compiles it', async () => {
    const { code } = await swc(await source(), {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic', importSource: 'ft-response' } },
      },
      module: { type: 'es6' },
    })
    await write('swc.mjs', code)
    expect(await inProject(['swc.mjs'])).toBe(PRINTED)
  })

  test('JSX runs in tsx', async () => {
    const options = { jsx: 'react-jsx', jsxImportSource: 'ft-response' }
    await write('tsconfig.json', JSON.stringify({ compilerOptions: options }))
    expect(await inProject(['--import', 'tsx', 'jsx.tsx'])).toBe(PRINTED)
  })
})
