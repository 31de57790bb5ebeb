import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { describeStores } from '../support/describe-stores'
import { FROM_SOURCE } from './from-source'
import { readLedger } from './kill/ledger'
import { Mortal } from './kill/mortal'
import { runKill } from './kill/run-kill'
import { until } from './kill/until'

jest.setTimeout(180_000)

const SECONDS = 6
const NEVER = 1_000_000

let folder: string
let ledger: string
const started: Mortal[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ft-response-kill-'))
  ledger = path.join(folder, 'ledger')
})

afterEach(async () => {
  await Promise.all(started.splice(0).map((process) => process.kill()))
  await rm(folder, { recursive: true })
})

/** A process whose tasks take so many milliseconds. */
function start(name: 'web' | 'worker', work: number, store?: string): Mortal {
  const process = new Mortal(name, { queue: 'kill', ledger, work, ...(store && { store }) })
  started.push(process)
  return process
}

async function snapshotOf(web: Mortal, n: number): Promise<number> {
  const { port } = await web.ready
  return (await fetch(`http://127.0.0.1:${port}/${n}`)).status
}

const begun = (n: number) => until('it begins', () => readLedger(ledger).get(n)?.began === 1)
const done = (n: number) => until('it is done', () => readLedger(ledger).get(n)?.done === 1)

describeStores((store) => {
  test('what was under way when web and worker were killed is run again by the next worker', async () => {
    const web = start('web', NEVER, store().url)
    const worker = start('worker', NEVER, store().url)
    await worker.ready
    expect(await snapshotOf(web, 1)).toBe(200)
    await begun(1)
    await Promise.all([web.kill(), worker.kill()])
    start('worker', 0, store().url)
    await done(1)
    // The key by which a task can tell that it was begun before.
    expect(readLedger(ledger).get(1)).toMatchObject({ began: 2, ids: { size: 1 } })
  })

  test('what a web process had stored when it was killed is run by a worker that comes later', async () => {
    const web = start('web', 0, store().url)
    expect(await snapshotOf(web, 1)).toBe(200)
    await web.kill()
    start('worker', 0, store().url)
    await done(1)
  })

  test('a worker that drains when its store has just come back ends by itself', async () => {
    const file = path.join(__dirname, 'kill/draining.ts')
    const worker = fork(file, [store().url], { execArgv: [...FROM_SOURCE] })
    await once(worker, 'message')
    await store().kill()
    await store().resume()
    const exited = once(worker, 'exit')
    worker.disconnect()
    expect(await exited).toEqual([0, null])
  })

  test('under load, with web and worker killed at random, all that was answered with 200 is done', async () => {
    const seed = Math.floor(Math.random() * 1e9)
    const figures = await runKill({ seconds: SECONDS, seed, store: store() })
    console.log(`kill -9, ${SECONDS} s, seed ${seed}:`, figures)
    expect(figures).toMatchObject({ lost: 0, crashes: 0, changedIds: 0 })
    expect(figures.kills.web).toBeGreaterThan(1)
    expect(figures.kills.worker).toBeGreaterThan(1)
    expect(figures.answered).toBeGreaterThan(0)
  })
})

describe('in the web process, for comparison', () => {
  test('what was under way when it was killed is lost, although it was answered with 200', async () => {
    const web = start('web', NEVER)
    expect(await snapshotOf(web, 1)).toBe(200)
    await begun(1)
    await web.kill()
    const next = start('web', 0)
    expect(await snapshotOf(next, 2)).toBe(200)
    await next.stop()
    expect([...readLedger(ledger)]).toMatchObject([
      [1, { began: 1, done: 0 }],
      [2, { began: 1, done: 1 }],
    ])
  })
})
