import type { EventEmitter } from 'node:events'
import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq'
import { describeValue } from '../../checks/describe-value'

/** What this package uses of a connection of ioredis. */
export interface RedisConnection {
  /** Makes a connection for the worker. */
  duplicate(options: object): unknown
  /** Closes that connection. */
  disconnect(): unknown
}

/** What this package uses of a `pg.Pool`. */
export interface PostgresPool {
  /** Runs a query. */
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>
  /** Takes a client out of the pool. */
  connect(): Promise<unknown>
  /** Ends the pool. This package never calls it: who made the pool ends it. */
  end(): Promise<unknown>
}

/** Where tasks are stored: Redis or PostgreSQL. Connects when a queue or worker is made. */
export interface Store {
  readonly kind: 'redis' | 'postgres'
  /** A queue to add jobs to. It fails fast when the store is down. */
  queue(name: string): Queue
  /** A worker. It waits for a store that is down. */
  worker(name: string, processor: Processor, options: Partial<WorkerOptions>): Worker
  /** Closes the connections that it opened itself. Call it after its queues and workers are closed. */
  close(): Promise<void>
}

/** How long it may take to connect, in milliseconds. */
const CONNECT_TIMEOUT = 3_000

/** @throws TypeError if `connection` is of no known kind, or a URL of another scheme. */
export function storeOf(connection: string | RedisConnection | PostgresPool): Store {
  if (typeof connection === 'string') {
    if (/^rediss?:\/\//.test(connection)) return redisAt(connection)
    if (/^postgres(ql)?:\/\//.test(connection)) return postgresAt(connection)
  } else if (typeof (connection as RedisConnection | null)?.duplicate === 'function') {
    return redisOver(connection as RedisConnection)
  } else if (typeof (connection as PostgresPool | null)?.query === 'function') {
    return postgresOver(connection as PostgresPool)
  }
  throw new TypeError(
    'bullmq() expected options.connection to be a URL of redis: or postgres:, a connection of ' +
      // A URL may hold a password: the error does not show it.
      `ioredis or a pg.Pool, got ${typeof connection === 'string' ? 'another text' : describeValue(connection)}`,
  )
}

function redisAt(url: string): Store {
  const opened: { disconnect(): unknown }[] = []
  // A request must not wait for a store that is down, and a worker must.
  const connect = (maxRetriesPerRequest: number | null) => {
    const { Redis } = requireOptional<typeof import('ioredis')>('ioredis', 'a URL of redis:')
    const redis = new Redis(url, { maxRetriesPerRequest, connectTimeout: CONNECT_TIMEOUT })
    // The queue and the worker emit the same error.
    redis.on('error', () => {})
    opened.push(redis)
    return redis
  }
  let producer: unknown
  return redisStore(
    // One connection for all queues: OpenQueue makes new ones until the store answers.
    () => {
      producer ??= connect(1)
      return producer
    },
    () => connect(null),
    () => {
      for (const redis of opened.splice(0)) redis.disconnect()
    },
  )
}

function redisOver(connection: RedisConnection): Store {
  const opened: RedisConnection[] = []
  const forWorker = () => {
    const copy = connection.duplicate({ maxRetriesPerRequest: null }) as RedisConnection
    opened.push(copy)
    return copy
  }
  return redisStore(
    () => connection,
    forWorker,
    () => {
      for (const redis of opened.splice(0)) redis.disconnect()
    },
  )
}

function redisStore(forQueue: () => unknown, forWorker: () => unknown, close: () => void): Store {
  return {
    kind: 'redis',
    queue: (name) =>
      new (requireBullmq().Queue)(name, {
        connection: forQueue() as never,
        skipWaitingForReady: true,
      }),
    worker: (name, processor, options) =>
      new (requireBullmq().Worker)(name, processor, {
        ...options,
        connection: forWorker() as never,
      }),
    close: async () => close(),
  }
}

function postgresAt(url: string): Store {
  return postgresStore(() => ({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    // BullMQ takes an advisory lock: processes that start together migrate one after another.
    migrate: true,
    // What pg.Pool makes its connections of.
    Client: clientThatEndsNothing(),
  }))
}

/**
 * A client of pg whose lost connection ends no process. BullMQ takes one out of its pool to open the
 * queue, and listens to none of its errors meanwhile; its query rejects all the same.
 */
function clientThatEndsNothing(): PostgresClientClass {
  const { Client } = requireOptional<{ Client: PostgresClientClass }>('pg', 'a URL of postgres:')
  return class extends Client {
    constructor(options: never) {
      super(options)
      this.on('error', ignore)
    }
  }
}

type PostgresClientClass = new (options: never) => EventEmitter

const ignore = () => {}

/** The same for the clients of a pool that is not ours, of those that BullMQ takes out. */
function postgresOver(pool: PostgresPool): Store {
  const connect = async () => {
    const client = (await pool.connect()) as EventEmitter
    // Once, however often it is taken out.
    return client.off('error', ignore).on('error', ignore)
  }
  const guarded = new Proxy(pool, {
    get(_pool, name) {
      if (name === 'connect') return connect
      const value: unknown = Reflect.get(pool, name)
      return typeof value === 'function' ? value.bind(pool) : value
    },
  })
  return postgresStore(() => guarded)
}

function postgresStore(connection: () => unknown): Store {
  const backend = () => requireBullmq().createPostgresBackend as never
  return {
    kind: 'postgres',
    queue: (name) =>
      new (requireBullmq().Queue)(name, { connection: connection() as never }, backend()),
    worker: (name, processor, options) =>
      new (requireBullmq().Worker)(
        name,
        processor,
        { ...options, connection: connection() as never } as never,
        backend(),
      ),
    close: async () => {},
  }
}

export function requireBullmq(): typeof import('bullmq') {
  return requireOptional('bullmq', 'bullmq()')
}

function requireOptional<Module>(name: string, needed: string): Module {
  try {
    return require(name)
  } catch (cause) {
    throw new Error(`${needed} needs the package ${name}: npm install ${name}`, { cause })
  }
}
