import { anything, type Checks } from '../../checks/check-options'

/** How a task is enqueued. */
export interface EnqueueOptions {
  /**
   * Has the task enqueued together with other changes of a database, or not at all. Only on BullMQ
   * over PostgreSQL, and in the same database.
   */
  readonly transaction?: EnqueueTransaction
}

/** Executors that store tasks elsewhere refuse a transaction: {@link refuseTransaction}. */
export const ENQUEUE_CHECKS: Checks<EnqueueOptions> = { transaction: anything }

/** A client of `pg` between `BEGIN` and `COMMIT`, or a `Transaction` of kysely. */
export type EnqueueTransaction =
  | { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }
  | { executeQuery(query: never): Promise<{ rows: unknown[] }> }

/** @throws TypeError where tasks are not stored in the database of a transaction. */
export function refuseTransaction(name: string, { transaction }: EnqueueOptions): void {
  if (transaction === undefined) return
  throw new TypeError(
    `task "${name}" cannot be enqueued in a transaction: its executor does not store it in ` +
      'PostgreSQL. Enqueue it when the transaction has been committed',
  )
}
