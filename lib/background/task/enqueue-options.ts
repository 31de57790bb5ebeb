import { anything, type Checks } from '../../checks/check-options'

/**
 * How a task is enqueued. `ft-response/bullmq` adds `transaction`, for tasks that are stored in
 * PostgreSQL.
 */
export interface EnqueueOptions {
  /** An interface without properties would take anything. */
  readonly [NO_OPTION]?: never
}

declare const NO_OPTION: unique symbol

/** Executors that store no tasks in PostgreSQL call {@link refuseTransaction}. */
export const ENQUEUE_CHECKS: Checks<EnqueueOptions> = { transaction: anything }

/** @throws TypeError if there is a transaction: for executors that do not store tasks in its database. */
export function refuseTransaction(name: string, options: EnqueueOptions): void {
  if (options.transaction === undefined) return
  throw new TypeError(
    `task "${name}" cannot be enqueued in a transaction: its executor does not store it in ` +
      'PostgreSQL. Enqueue it when the transaction has been committed',
  )
}
