import type { Duplex } from 'node:stream'
import { describe, expect, jest, test } from '@jest/globals'
import { Worker } from 'bullmq'
import express from 'express'
import { createFt, type FailedTask, P, TaskRunner } from 'ft-response'
import { type BullmqTasks, bullmq } from 'ft-response/bullmq'
import { Redis } from 'ioredis'
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import { Client, Pool } from 'pg'
import { describeStores } from '../../support/describe-stores'
import { gate } from '../../support/gate'
import { serve } from '../../support/serve'
import { until } from '../../support/until'

// A worker may wait for ten seconds until it asks a store again that was down.
jest.setTimeout(180_000)

/** A client of pg, with the socket that it does not show. */
interface Wired {
  readonly connection: { readonly stream: Duplex }
}

const ENDED = ['completed', 'failed', 'cancelled']

async function ended(tasks: BullmqTasks, id: string) {
  return until(async () => {
    const status = await tasks.status(id)
    return ENDED.includes(status.state) && status
  })
}

describeStores((store, kind) => {
  let count = 0
  const open = (options = {}) =>
    bullmq({ connection: store().url, queue: `test-${++count}`, onError() {}, ...options })

  test('a task is stored when the client has its answer, and no worker is there', async () => {
    const tasks = open()
    const mail = tasks.define('mail', (_payload: { to: string }) => {})
    const { ftResponse } = createFt()
    const app = express().get('/', (_req, res) => {
      const task = mail({ to: 'ada' })
      ftResponse(res, P(task.id), { background: task })
    })
    const page = await (await fetch(await serve(app), { headers: { 'HX-Request': '' } })).text()
    const id = page.slice(3, -4)
    expect(await tasks.status(id)).toMatchObject({ state: 'waiting', name: 'mail' })
    const job = await (await tasks.queue()).getJob(id)
    expect(job?.data).toMatchObject({
      payload: { to: 'ada' },
      request: { method: 'GET', url: '/' },
    })
    await tasks.drain()
  })

  // BullMQ's bootstrap reads the tables of its schema, or makes them.
  const connections = [
    ['a URL', () => ({ connection: store().url, cut: () => {}, close: async () => {} })],
    [
      'a pool',
      () => {
        const pool = new Pool({ connectionString: store().url, options: '-c search_path=bullmq' })
        pool.on('error', () => {})
        const sockets: Duplex[] = []
        pool.on('connect', (client) => sockets.push((client as unknown as Wired).connection.stream))
        // Without a word of the server, which would end the query, and so the danger, before the socket.
        const cut = () => sockets.forEach((socket) => void socket.destroy())
        return { connection: pool, cut, close: () => pool.end() }
      },
    ],
  ] as const

  if (kind === 'postgres')
    test.each(connections)(
      'a connection of %s that is lost while the queue opens is a 503, and the next task is stored',
      async (_name, connect) => {
        const migrated = open()
        await migrated.define('mail', () => {}).enqueue()
        await migrated.drain()
        // A transaction sees of pg_stat_activity what it saw first: one client locks, one looks.
        const [admin, locker] = [new Client(store().url), new Client(store().url)]
        await Promise.all([admin.connect(), locker.connect()])
        const { rows: tables } = await admin.query(
          "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq'",
        )
        await locker.query('BEGIN')
        await locker.query(`LOCK TABLE ${tables.map(({ name }) => name).join(', ')}`)

        const { connection, cut, close } = connect()
        const tasks = open({ connection })
        const mail = tasks.define('mail', () => {})
        const { ftResponse } = createFt()
        const url = await serve(express().get('/', (_req, res) => ftResponse(res, 'x', mail())))
        const refused = fetch(url)
        const waiting = "FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        while ((await admin.query(`SELECT pid ${waiting}`)).rowCount === 0);
        cut()
        await admin.query(`SELECT pg_terminate_backend(pid) ${waiting}`)
        expect((await refused).status).toBe(503)

        await Promise.all([locker.end(), admin.end()])
        expect((await fetch(url)).status).toBe(200)
        await tasks.drain()
        await close()
      },
    )

  test('another process works on what one has stored', async () => {
    const web = open()
    const worker = bullmq({ connection: store().url, queue: `test-${count}`, onError() {} })
    const received = jest.fn()
    worker.define('mail', (payload: { to: string }) => received(payload))
    await worker.work()
    const { id } = await web.define('mail', (_payload: { to: string }) => {}).enqueue({ to: 'ada' })
    expect(await ended(web, id)).toMatchObject({ state: 'completed' })
    expect(received).toHaveBeenCalledWith({ to: 'ada' })
    await Promise.all([web.drain(), worker.drain()])
  })

  test('cancel() returns unsupported for a task that runs in another process', async () => {
    const web = open()
    const worker = bullmq({ connection: store().url, queue: `test-${count}`, onError() {} })
    const started = gate()
    const { open: end, opened } = gate()
    worker.define('work', async () => {
      started.open()
      await opened
    })
    await worker.work()
    const { id } = await web.define('work', () => {}).enqueue()
    await started.opened
    expect(await web.cancel(id)).toBe('unsupported')
    end()
    await ended(web, id)
    expect(await web.cancel(id)).toBe('unknown')
    await Promise.all([web.drain(), worker.drain()])
  })

  test('a worker reports each failed attempt, and whether it is retried', async () => {
    const onError = jest.fn<(error: unknown, task?: FailedTask) => void>()
    const tasks = open({ onError })
    const broken = tasks.define('broken', () => Promise.reject(new Error('no')), {
      attempts: 2,
      backoff: 5,
    })
    await tasks.work()
    const { id } = await broken.enqueue()
    await ended(tasks, id)
    expect(
      onError.mock.calls.map(([error, task]) => [
        (error as Error).message,
        task?.attempt,
        task?.attempts,
        task?.willRetry,
      ]),
    ).toEqual([
      ['no', 1, 2, true],
      ['no', 2, 2, false],
    ])
    await tasks.drain()
  })

  test('a task whose name the worker does not know fails with that reason', async () => {
    const newer = open()
    const older = bullmq({ connection: store().url, queue: `test-${count}`, onError() {} })
    await older.work()
    const { id } = await newer.define('brand-new', () => {}).enqueue()
    expect(await ended(newer, id)).toMatchObject({ state: 'failed' })
    const job = await (await newer.queue()).getJob(id)
    expect(job?.failedReason).toContain('this worker has no task "brand-new"')
    await Promise.all([newer.drain(), older.drain()])
  })

  test('a job that another program added fails, and has the state unknown', async () => {
    const tasks = open()
    tasks.define('mail', () => {})
    await tasks.work()
    const queue = await tasks.queue()
    const job = await queue.add('mail', { poison: true }, { jobId: 'poison' })
    await until(async () => (await job.getState()) === 'failed')
    expect((await queue.getJob('poison'))?.failedReason).toContain('was not added by ft-response')
    expect(await tasks.status('poison')).toEqual({ id: 'poison', state: 'unknown' })
    await tasks.drain()
  })

  test('task.after() in a worker takes defined tasks, and throws for functions', async () => {
    const onError = jest.fn<(error: unknown) => void>()
    const tasks = open({ onError })
    const outer = tasks.define('outer', (_payload, task) => task.after(function lost() {}))
    await tasks.work()
    const { id } = await outer.enqueue()
    expect(await ended(tasks, id)).toMatchObject({ state: 'failed' })
    expect(String(onError.mock.calls[0]?.[0])).toContain('got the function "lost"')
    await tasks.drain()
  })

  test('task.after() in a worker takes tasks of its process', async () => {
    const tasks = open()
    const here = new TaskRunner()
    const followed = gate()
    const follow = here.define('follow', () => followed.open())
    const outer = tasks.define('outer', (_payload, task) => task.after(follow()))
    await tasks.work()
    await outer.enqueue()
    await followed.opened
    await tasks.drain()
  })

  test('another worker runs a task again that a drain aborted', async () => {
    const dying = open()
    const queue = `test-${count}`
    const started = gate()
    dying.define('work', async (_payload, task) => {
      started.open()
      await new Promise((_resolve, reject) => {
        task.signal.addEventListener('abort', () => reject(task.signal.reason))
      })
    })
    const fast = { lockDuration: 500, stalledInterval: 200 }
    await dying.work({ worker: fast })
    const web = bullmq({ connection: store().url, queue, onError() {} })
    const { id } = await web.define('work', () => {}).enqueue()
    await started.opened
    expect((await dying.drain({ grace: 0 })).unfinished).toMatchObject([{ id, name: 'work' }])
    const next = bullmq({ connection: store().url, queue, onError() {} })
    next.define('work', () => {})
    await next.work({ worker: fast })
    expect(await ended(web, id)).toMatchObject({ state: 'completed' })
    await Promise.all([web.drain(), next.drain()])
  })

  test('a task that fails because a drain stopped it is tried again by another worker', async () => {
    const reported: unknown[] = []
    const dying = open({
      onError: (_error: unknown, task?: FailedTask) => void reported.push(task?.willRetry),
    })
    const started = gate()
    const work = dying.define('work', async (_payload, task) => {
      started.open()
      await new Promise((resolve) => task.signal.addEventListener('abort', resolve))
      throw new Error('the cleanup failed')
    })
    const fast = { lockDuration: 500, stalledInterval: 200 }
    await dying.work({ worker: fast })
    const { id } = await work.with({ attempts: 2 }).enqueue()
    await started.opened
    expect((await dying.drain({ grace: 0 })).unfinished).toMatchObject([{ id, attempts: 2 }])
    expect(reported).toEqual([true])
    const next = bullmq({ connection: store().url, queue: `test-${count}`, onError() {} })
    next.define('work', () => {})
    await next.work({ worker: fast })
    expect(await ended(next, id)).toMatchObject({ state: 'completed' })
    await next.drain()
  })

  test('bullmq() opens no connection before its first use', async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length
    const tasks = open()
    tasks.define('mail', () => {})()
    const after = process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length
    expect(after).toBe(before)
    expect(await tasks.drain()).toEqual({ completed: 0, failed: 0, unfinished: [] })
  })

  if (kind === 'redis') {
    test('bullmq() uses an existing ioredis connection, and leaves it open', async () => {
      const connection = new Redis(store().url, { maxRetriesPerRequest: 1 })
      const tasks = open({ connection })
      const mail = tasks.define('mail', () => {})
      await tasks.work()
      const { id } = await mail.enqueue()
      expect(await ended(tasks, id)).toMatchObject({ state: 'completed' })
      await tasks.drain()
      expect(await connection.ping()).toBe('PONG')
      connection.disconnect()
    })

    test('enqueue() on Redis rejects a transaction, and names the alternative', async () => {
      const tasks = open()
      const mail = tasks.define('mail', () => {})
      const transaction = { query: async () => ({ rows: [] }) }
      await expect(mail.enqueue(undefined, { transaction })).rejects.toThrow(
        'Enqueue it when the transaction has been committed',
      )
      await tasks.drain()
    })
  } else {
    test('bullmq() uses an existing pg.Pool, and leaves it open', async () => {
      // The tables are there: an executor with a URL has made them.
      const first = open()
      await first.queue()
      const connection = new Pool({
        connectionString: store().url,
        options: '-c search_path=bullmq',
      })
      const tasks = open({ connection })
      const mail = tasks.define('mail', () => {})
      await tasks.work()
      const { id } = await mail.enqueue()
      expect(await ended(tasks, id)).toMatchObject({ state: 'completed' })
      await Promise.all([tasks.drain(), first.drain()])
      expect((await connection.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
      await connection.end()
    })

    test('a pg.Pool without the tables is an error that names the migration', async () => {
      const connection = new Pool({
        connectionString: store().url.replace(/postgres$/, 'template1'),
      })
      const tasks = open({ connection })
      const mail = tasks.define('mail', () => {})
      await expect(mail.enqueue()).rejects.toThrow(/migrat/i)
      await tasks.drain()
      await connection.end()
    })

    test('a missing database is an error of each use', async () => {
      const tasks = open({ connection: store().url.replace(/postgres$/, 'nowhere') })
      const mail = tasks.define('mail', () => {})
      await expect(mail.enqueue()).rejects.toThrow('database "nowhere" does not exist')
      await expect(tasks.work()).rejects.toThrow('database "nowhere" does not exist')
      await tasks.drain()
    })

    describe('in a transaction', () => {
      test('a task of a transaction of pg is enqueued by its commit, and not by its rollback', async () => {
        const tasks = open()
        const mail = tasks.define('mail', (_payload: { to: string }) => {})
        const client = new Client({ connectionString: store().url })
        await client.connect()
        await client.query('CREATE TABLE IF NOT EXISTS account (name text)')
        const insert = async (end: 'COMMIT' | 'ROLLBACK') => {
          await client.query('BEGIN')
          await client.query("INSERT INTO account VALUES ('Ada')")
          const { id } = await mail.enqueue({ to: 'ada' }, { transaction: client })
          expect(await tasks.status(id)).toEqual({ id, state: 'unknown' })
          // The caller's own tables are found as before.
          await client.query('SELECT * FROM account')
          await client.query(end)
          return id
        }
        const committed = await insert('COMMIT')
        const rolledBack = await insert('ROLLBACK')
        expect(await tasks.status(committed)).toMatchObject({ state: 'waiting' })
        expect(await tasks.status(rolledBack)).toEqual({ id: rolledBack, state: 'unknown' })
        await tasks.work()
        expect(await ended(tasks, committed)).toMatchObject({ state: 'completed' })
        await client.end()
        await tasks.drain()
      })

      test('a task of a transaction of kysely is enqueued by its commit, and not by its rollback', async () => {
        const tasks = open()
        const mail = tasks.define('mail', () => {})
        const db = new Kysely<unknown>({
          dialect: new PostgresDialect({ pool: new Pool({ connectionString: store().url }) }),
        })
        let rolledBack = ''
        const failing = db.transaction().execute(async (transaction) => {
          rolledBack = (await mail.enqueue(undefined, { transaction })).id
          throw new Error('roll back')
        })
        await expect(failing).rejects.toThrow('roll back')
        const { id } = await db.transaction().execute(async (transaction) => {
          await transaction.executeQuery(CompiledQuery.raw('SELECT 1'))
          return mail.enqueue(undefined, { transaction })
        })
        expect(await tasks.status(rolledBack)).toMatchObject({ state: 'unknown' })
        expect(await tasks.status(id)).toMatchObject({ state: 'waiting' })
        await db.destroy()
        await tasks.drain()
      })
    })
  }

  // The last two: they end the store.
  test('a worker prints that its store is down, and names no response', async () => {
    const { open: print, opened: wasPrinted } = gate()
    const printed = jest.spyOn(console, 'error').mockImplementation(() => print())
    const tasks = open({ onError: undefined, queue: 'mails' })
    await tasks.work()
    await store().kill()
    await wasPrinted
    const [line] = printed.mock.calls[0] as [string]
    printed.mockRestore()
    await store().resume()
    await tasks.drain()
    expect(line).toMatch(/^ft-response: queue "mails" failed: /)
  })

  if (kind === 'redis') {
    test('BullMQ has what drain() ends where close() waits for ever: the timer that renews locks', async () => {
      const options = { connection: { url: store().url }, autorun: false }
      const worker = new Worker('contract', async () => {}, options)
      const { lockManager } = worker as unknown as { lockManager: { close: unknown } }
      expect(lockManager.close).toBeInstanceOf(Function)
      await worker.close()
    })
  }

  test('a store that is down fails a request in bounded time, and tasks run again when it is back', async () => {
    const onError = jest.fn()
    const tasks = open({ onError })
    const done = jest.fn()
    const mail = tasks.define('mail', () => done())
    await tasks.work()
    const { ftResponse } = createFt({ acceptTimeout: 2_000 })
    const app = express().get('/', (_req, res) => ftResponse(res, P('stored'), mail()))
    app.use(((error, _req, res, _next) => {
      res.status(error.status).send(error.name)
    }) as express.ErrorRequestHandler)
    const url = await serve(app)
    expect((await fetch(url)).status).toBe(200)
    await store().kill()
    const refused = await fetch(url)
    expect([refused.status, await refused.text()]).toEqual([503, 'TaskRefusedError'])
    await expect(mail.enqueue()).rejects.toThrow()
    // The first use of another executor, too.
    const other = open()
    const lost = other.define('lost', () => {})
    await expect(lost.enqueue()).rejects.toThrow()
    await store().resume()
    await until(async () => (await fetch(url)).status === 200)
    await until(() => done.mock.calls.length >= 2)
    // Its connection tries again by itself, now and then.
    await until(() => lost.enqueue().catch(() => undefined))
    await Promise.all([tasks.drain(), other.drain()])
  })
})

describe('bullmq() refuses', () => {
  test.each([
    [{}, 'options.connection to be a URL of redis: or postgres:'],
    [{ connection: 'mysql://root:secret@db' }, 'got another text'],
    [{ connection: 'redis://db', queue: 'a:b' }, 'options.queue to be a name without colons'],
    [{ connection: 'redis://db', conection: 'x' }, 'unknown option "conection"'],
  ])('bullmq() throws for %o', (options, message) => {
    expect(() => bullmq(options as never)).toThrow(TypeError)
    expect(() => bullmq(options as never)).toThrow(message)
    expect(() => bullmq(options as never)).not.toThrow('secret')
  })
})

test('options of BullMQ for a job are checked by bullmq(), and ignored elsewhere', async () => {
  const tasks = new TaskRunner()
  const ran = jest.fn()
  await tasks.define('mail', ran, { bullmq: { priority: 1 } }).enqueue()
  await tasks.idle()
  expect(ran).toHaveBeenCalledTimes(1)
  expect(() => tasks.define('other', ran, { bullmq: 1 as never })).toThrow(
    'define("other") expected options.bullmq to be an object, got 1 (number)',
  )
  const queued = bullmq({ connection: 'redis://127.0.0.1:1' })
  const mail = queued.define('mail', ran, { bullmq: { priority: 1 } })
  for (const options of [{ bullmq: { jobId: 'x' } }] as never[]) {
    expect(() => queued.define('other', ran, options)).toThrow('unknown option "jobId"')
    expect(() => mail.with(options)).toThrow('unknown option "jobId"')
  }
})
