import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Random } from '../../support/random'
import { Clients } from './clients'
import { type Figures, figuresOf } from './figures'
import { readLedger } from './ledger'
import { Mortal } from './mortal'
import type { Settings } from './parent'
import { queueOf } from './tasks'
import { until } from './until'

export interface KillOptions {
  readonly seconds: number
  /** Of the moments at which processes are killed. */
  readonly seed: number
  /** Without one, tasks run in the web process. */
  readonly store?: {
    readonly url: string
    kill(): Promise<void>
    resume(): Promise<void>
  }
  /** Whether the store is killed too. */
  readonly killsStore?: boolean
}

/** How long a task takes, in milliseconds. */
const WORK = 10
/** How many answers a victim lives for, at most: a slow machine would start it in vain, were it a time. */
const LIFE = 150
const LIFE_OF_STORE = 400
/** Until then it goes on, though the time be over. */
const LEAST_KILLS = 2

/**
 * Sends requests for some seconds, in which the web process, the worker and perhaps the store are
 * killed now and then and started again; then lets a worker finish, and counts.
 */
export async function runKill(options: KillOptions): Promise<Figures> {
  const { seconds, seed, store, killsStore = false } = options
  const folder = await mkdtemp(path.join(tmpdir(), 'ft-response-kill-'))
  const settings: Settings = {
    ...(store && { store: store.url }),
    queue: `kill-${seed}`,
    ledger: path.join(folder, 'ledger'),
    work: WORK,
  }
  const web = new Mortal('web', settings)
  const worker = store && new Mortal('worker', settings)
  let storeKills = 0
  const restartStore = async () => {
    storeKills++
    await store?.kill()
    await store?.resume()
  }
  try {
    await Promise.all([web.ready, worker?.ready])
    const clients = new Clients()
    const end = performance.now() + seconds * 1_000
    const isOver = () =>
      performance.now() > end &&
      [web, worker].every((process) => !process || process.kills >= LEAST_KILLS)
    const killed = async (kill: () => Promise<void>, life: number, seed: number) => {
      for (const random = new Random(seed); ; await kill()) {
        const last = clients.answers.size + random.int(1, life)
        await until('answers', () => clients.answers.size >= last || isOver())
        if (isOver()) return
      }
    }
    await Promise.all([
      clients.send(web, isOver),
      killed(() => web.restart(), LIFE, seed),
      worker && killed(() => worker.restart(), LIFE, seed + 1),
      killsStore && killed(restartStore, LIFE_OF_STORE, seed + 2),
    ])
    await web.stop()
    await emptied(settings, seconds)
    await worker?.stop()
    return figuresOf(clients, readLedger(settings.ledger), {
      kills: {
        web: web.kills,
        ...(worker && { worker: worker.kills }),
        ...(killsStore && { store: storeKills }),
      },
      crashes: web.crashes + (worker?.crashes ?? 0),
    })
  } finally {
    await Promise.all([web.kill(), worker?.kill()])
    await rm(folder, { recursive: true })
  }
}

/** Resolves when no task waits or runs: from then on nothing more can be done. */
async function emptied(settings: Settings, seconds: number): Promise<void> {
  const tasks = queueOf(settings)
  if (!tasks) return
  const queue = await tasks.queue()
  const isEmpty = async () => (await queue.getJobCountByTypes('waiting', 'active', 'delayed')) === 0
  await until('no task waits or runs', isEmpty, 60 + 2 * seconds)
  await tasks.drain()
}
