// Runs the tests of what touches Node on other versions of it: node scripts/test-on-nodes.mjs 22 24 26
//   --all            all core tests on each; else those of the package only on the last one named
//   --results=path   a folder for Jest's results, node-<version>.json
// The npm package `node` brings them, so no version manager is needed.

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js')
// HTML is the same text on each version.
const TOUCHES_NODE =
  '__tests__/(background|executors|otel|package|testing)/|__tests__/(ft-response|stream|what-happens-when)\\.'

// Settings of an outer `npm run` that are about its own package lead the inner npm astray.
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^npm_(package_|lifecycle_|config_(local_prefix|global)$)/i.test(name),
  ),
)

/** Throws unless the binary that answers is of the version that was asked for. */
function installNode(major) {
  const { status, stdout, error } = spawnSync(
    'npx',
    [
      '--yes',
      '--ignore-scripts=false',
      `--package=node@${major}`,
      '--call=node -p "process.version + String.fromCharCode(10) + process.execPath"',
    ],
    {
      cwd: root,
      env,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 300_000,
    },
  )
  if (status !== 0) throw new Error(`npx could not install node@${major}`, { cause: error })
  const [version = '', binary = ''] = stdout.trim().split(/\r?\n/).slice(-2)
  if (!version.startsWith(`v${major}.`)) {
    throw new Error(
      `expected Node ${major}, got ${version} (${binary}): clear npx's cache, which lies in the ` +
        'folder _npx of `npm config get cache`, and try again',
    )
  }
  return { version, binary }
}

function testOn({ version, binary }, isLast) {
  const args = ['--selectProjects', 'core']
  // They pack and install it, which takes as long as all the others.
  if (options.all || isLast) args.push('package')
  if (!options.all) args.push('--testPathPatterns', TOUCHES_NODE)
  if (options.results) {
    args.push('--json', `--outputFile=${path.resolve(options.results, `node-${version}.json`)}`)
  }
  const { status, error } = spawnSync(binary, [jest, '--maxWorkers=100%', ...args], {
    cwd: root,
    // Tests that start `node` by its name get the same one.
    env: { ...env, PATH: path.dirname(binary) + path.delimiter + env.PATH },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 3_600_000,
  })
  if (error) throw error
  return status === 0
}

const { values: options, positionals: majors } = parseArgs({
  options: { all: { type: 'boolean', default: false }, results: { type: 'string' } },
  allowPositionals: true,
})
if (majors.length === 0 || majors.some((major) => !/^\d+$/.test(major))) {
  console.error(
    'usage: node scripts/test-on-nodes.mjs [--all] [--results=path] <major version> ...',
  )
  process.exit(2)
}

const failed = []
for (const major of majors) {
  try {
    const node = installNode(major)
    console.log(`\nNode ${node.version}`)
    if (!testOn(node, major === majors.at(-1))) failed.push(major)
  } catch (error) {
    console.error(error)
    failed.push(major)
  }
}
console.log(
  failed.length === 0
    ? `\nThe tests pass on Node ${majors.join(', ')}`
    : `\nThe tests fail on Node ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1
