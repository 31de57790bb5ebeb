import { describeValue } from '../../checks/describe-value'
import type { EnqueueTransaction } from './job-options'
import { requireBullmq } from './store'
import { jobOf, type QueuedTask } from './stored-job'

/** The schema of BullMQ's tables. */
const SCHEMA = 'bullmq'

type Query = (text: string, values?: readonly unknown[]) => Promise<{ readonly rows: unknown[] }>

/**
 * Adds the job of a task in a transaction of the caller's. BullMQ has no option for that: it gets a
 * pool whose only connection is the transaction's. A test of BullMQ itself guards this.
 */
export async function addInTransaction(
  queueName: string,
  task: QueuedTask,
  transaction: EnqueueTransaction,
): Promise<void> {
  const query = queryOf(transaction)
  const { Queue, createPostgresBackend } = requireBullmq()
  const [row] = (await query("SELECT current_setting('search_path') AS path")).rows
  const { path } = row as { path: string }
  const setPath = (to: string) => query("SELECT set_config('search_path', $1, true)", [to])
  await setPath(`${SCHEMA}, ${path}`)
  const queue = new Queue(
    queueName,
    { connection: poolOver(query) as never, skipMetasUpdate: true, skipWaitingForReady: true },
    createPostgresBackend as never,
  )
  queue.on('error', () => {})
  try {
    const { name, data, opts } = jobOf(task, undefined)
    await queue.add(name, data, opts)
  } finally {
    await queue.close()
  }
  await setPath(path)
}

function poolOver(query: Query) {
  const pool = {
    query,
    connect: async () => ({ query, release() {}, on() {} }),
    end: async () => {},
    on: () => pool,
    removeListener: () => pool,
    options: {},
  }
  return pool
}

function queryOf(transaction: EnqueueTransaction): Query {
  if ('query' in transaction && typeof transaction.query === 'function') {
    return (text, values) => transaction.query(text, values as unknown[])
  }
  if ('executeQuery' in transaction && typeof transaction.executeQuery === 'function') {
    return (text, values = []) => transaction.executeQuery(compiledQuery(text, values) as never)
  }
  throw new TypeError(
    'enqueue() expected options.transaction to be a client of pg or a Transaction of kysely, ' +
      `got ${describeValue(transaction)}`,
  )
}

/** As kysely's `CompiledQuery.raw()`. */
function compiledQuery(sql: string, parameters: readonly unknown[]) {
  const query = { kind: 'RawNode', sqlFragments: [sql], parameters: [] }
  return { sql, parameters, query, queryId: { queryId: 'ft-response' } }
}
