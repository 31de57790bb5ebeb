// What each thread runs. Plain JavaScript: it has to work from lib, from dist, and beside Jest.

const { createRequire } = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const thread = { handlers: new Map(), run: undefined }
// By this the module's own threads() knows that it is loaded in a thread.
globalThis[Symbol.for('ft-response.thread')] = thread

let loaded

module.exports = async function runTask({ module, ...call }) {
  loaded ??= load(module)
  await loaded
  if (thread.run === undefined) throw new Error(`${module} does not call threads()`)
  return thread.run(call)
}

async function load(module) {
  if (/\.[cm]?tsx?$/.test(module)) await registerTypeScript(module)
  await import(pathToFileURL(module).href)
}

/** tsx registers itself in no thread of Node 20, and Node 20 cannot read TypeScript. */
async function registerTypeScript(module) {
  const { resolve } = createRequire(module)
  try {
    require(resolve('tsx/cjs/api')).register()
    // Its CommonJS form fails in a thread.
    const manifest = resolve('tsx/package.json')
    const { default: esm } = require(manifest).exports['./esm/api'].import
    ;(await import(pathToFileURL(path.join(path.dirname(manifest), esm)).href)).register()
  } catch (cause) {
    if (process.features.typescript) return
    throw new Error(`a thread cannot read ${module}: build it first, or install tsx`, { cause })
  }
}
