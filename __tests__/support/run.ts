import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

// What an outer npm, Jest or tsx tells its children is not for the programs that are tested here.
const INHERITED =
  /^(npm_(package_|lifecycle_|config_(local_prefix|global)$)|(JEST|TS_JEST|TSX)_|NODE_ENV$|NODE_OPTIONS$|FORCE_COLOR$)/i

const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !INHERITED.test(name))),
  NO_COLOR: '1',
}

/** Runs a program to its end and gives what it printed; a failure tells all of it. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, timeout = 60_000 }: { cwd: string; timeout?: number },
): Promise<string> {
  const child = spawn(command, args, { cwd, env, timeout, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => {
      resolve(code === 0 ? undefined : `ended with ${signal ?? code}`)
    })
  })
  const [stdout, stderr, failure] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ])
  if (failure) {
    throw new Error(`${[command, ...args].join(' ')}: ${failure}\n${stdout}\n${stderr}`)
  }
  return stdout + stderr
}

/** Runs JavaScript with the Node that runs the tests. */
export function node(
  args: readonly string[],
  options: { cwd: string; timeout?: number },
): Promise<string> {
  return run(process.execPath, args, options)
}
