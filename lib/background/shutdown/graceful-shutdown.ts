import type { Server } from 'node:http'
import type { Http2Server } from 'node:http2'
import { checkMilliseconds, checkOptions } from '../../check-options'
import { describeValue } from '../../describe-value'
import type { DrainOptions, DrainReport } from '../task/task-info'
import { ServerConnections } from './server-connections'

/** Options of {@link gracefulShutdown}; times are in milliseconds. */
export interface GracefulShutdownOptions extends DrainOptions {
  /** What to drain: the runners and other executors that the app uses. */
  readonly executors: readonly { drain(options?: DrainOptions): Promise<DrainReport> }[]
  /** Default: `['SIGTERM', 'SIGINT']`. */
  readonly signals?: readonly NodeJS.Signals[]
  /** Closes what the app opened, as a database, when nothing needs it any more. */
  readonly onDrained?: (report: DrainReport) => unknown
}

/**
 * On a signal: accepts no more connections, waits for the open responses (at most half of `grace`)
 * and then for the tasks, aborts what is left and waits `abortGrace`, prints what is unfinished,
 * calls `onDrained`, and exits: with 0 if nothing was lost, else with 1. A second signal exits at once.
 *
 * @returns a function that does the same without a signal, but for the exit.
 * @example
 * const server = app.listen(3000)
 * gracefulShutdown(server, { executors: [tasks], onDrained: () => db.destroy() })
 */
export function gracefulShutdown(
  server: Server | Http2Server,
  options: GracefulShutdownOptions,
): () => Promise<DrainReport> {
  const known = ['executors', 'grace', 'abortGrace', 'signals', 'onDrained']
  checkOptions(options, known, 'gracefulShutdown()')
  const { executors, grace = 10_000, abortGrace = 2_000, onDrained } = options
  const { signals = ['SIGTERM', 'SIGINT'] } = options
  checkMilliseconds({ grace, abortGrace }, 'gracefulShutdown()')
  if (!Array.isArray(executors) || executors.some(({ drain }) => typeof drain !== 'function')) {
    throw new TypeError(
      `gracefulShutdown() expected executors to be an array of TaskRunners and the like, ` +
        `got ${describeValue(executors)}`,
    )
  }

  const connections = new ServerConnections(server)
  const shutDown = async (): Promise<DrainReport> => {
    const end = Date.now() + grace
    // Half of it: a stream that never ends must not take the tasks' time.
    await connections.close(grace / 2)
    // A blocked event loop can have used up all of it.
    const left = Math.max(0, end - Date.now())
    const drained = await Promise.allSettled(
      executors.map((executor) => executor.drain({ grace: left, abortGrace })),
    )
    const failures = drained.filter((result) => result.status === 'rejected')
    const report = combine(
      drained.filter((result) => result.status === 'fulfilled').map(({ value }) => value),
    )
    for (const task of report.unfinished) {
      const ran = task.startedAt ? `ran for ${task.ranFor} ms` : 'never started'
      console.error(`ft-response: task "${task.name}" (${task.id}) is unfinished: it ${ran}`)
    }
    // Also if an executor failed: what the app opened must be closed.
    await onDrained?.(report)
    if (failures.length > 0) throw failures[0]?.reason
    return report
  }

  let shuttingDown: Promise<DrainReport> | undefined
  const once = () => {
    shuttingDown ??= shutDown()
    return shuttingDown
  }
  for (const signal of signals) {
    process.on(signal, () => {
      if (shuttingDown) process.exit(1)
      console.error(
        `ft-response: ${signal}: finishing what has begun; a second signal stops at once`,
      )
      once().then(
        ({ unfinished }) => process.exit(unfinished.length > 0 ? 1 : 0),
        (error) => {
          console.error('ft-response: the shutdown failed:', error)
          process.exit(1)
        },
      )
    })
  }
  return once
}

function combine(reports: readonly DrainReport[]): DrainReport {
  return {
    completed: reports.reduce((sum, report) => sum + report.completed, 0),
    failed: reports.reduce((sum, report) => sum + report.failed, 0),
    unfinished: reports.flatMap((report) => report.unfinished),
  }
}
