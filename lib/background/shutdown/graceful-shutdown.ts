import type { Server } from 'node:http'
import type { Http2Server } from 'node:http2'
import { aFunction, anything, type Checks, checkOptions, expects } from '../../checks/check-options'
import { DRAIN_CHECKS, type DrainOptions, withDrainDefaults } from '../task/drain-options'
import type { DrainReport } from '../task/task-info'
import { setInterval, setTimeout } from '../timers/real-timers'
import { LONGEST_TIMEOUT } from '../timers/time-limit'
import { ServerConnections } from './server-connections'

/** Options of {@link gracefulShutdown}; times are in milliseconds. */
export interface GracefulShutdownOptions extends DrainOptions {
  /** What to drain: the runners and other executors that the app uses. */
  readonly executors: readonly { drain(options?: DrainOptions): Promise<DrainReport> }[]
  /**
   * How long to go on as before after the signal, so that a load balancer can see that the process
   * is not ready any more, and sends it no more requests. Default: 0.
   */
  readonly delay?: number
  /** Default: `['SIGTERM', 'SIGINT']`. */
  readonly signals?: readonly NodeJS.Signals[]
  /** Closes what the app opened, as a database, when nothing needs it any more. */
  readonly onDrained?: (report: DrainReport) => unknown
}

/** What {@link gracefulShutdown} returns: called, it shuts down without a signal and without exit. */
export interface GracefulShutdown {
  (): Promise<DrainReport>
  /** Aborted when the shutdown begins: for readiness probes, and for streams that would not end. */
  readonly signal: AbortSignal
}

/**
 * On a signal: aborts its own `signal`, waits `delay`, accepts no more connections, waits for the open
 * responses (at most half of `grace`) and then for the tasks, aborts what is left and waits
 * `abortGrace`, prints what is unfinished, calls `onDrained`, and exits: with 0 if nothing was lost,
 * else with 1. A second signal exits at once. Once in a process: it takes all of its servers.
 *
 * @throws TypeError for an option it does not know.
 * @example
 * const server = app.listen(3000)
 * const shutdown = gracefulShutdown(server, { executors: [tasks], onDrained: () => db.destroy() })
 * app.get('/ready', (req, res) => res.sendStatus(shutdown.signal.aborted ? 503 : 200))
 */
export function gracefulShutdown(
  servers: AnyServer | readonly AnyServer[],
  options: GracefulShutdownOptions,
): GracefulShutdown {
  const { executors, grace, abortGrace, delay, signals, onDrained } = readOptions(options)
  const connections = [servers].flat().map((server) => new ServerConnections(server as AnyServer))
  const begun = new AbortController()

  const shutDown = async (): Promise<DrainReport> => {
    begun.abort(new DOMException('the server is shutting down', 'AbortError'))
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    const end = Date.now() + grace
    // Half of it: a stream that never ends must not take the tasks' time.
    await Promise.all(connections.map((each) => each.close(grace / 2)))
    // A blocked event loop can have used up all of it.
    const left = Math.max(0, end - Date.now())
    const drained = await Promise.allSettled(
      executors.map(async (executor) => executor.drain({ grace: left, abortGrace })),
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
  exitOn(signals, once)
  return Object.assign(once, { signal: begun.signal })
}

type AnyServer = Server | Http2Server

/** Exits when all is shut down; at a second signal at once. */
function exitOn(signals: readonly NodeJS.Signals[], shutDown: () => Promise<DrainReport>): void {
  let isSecond = false
  for (const signal of signals) {
    process.on(signal, () => {
      if (isSecond) process.exit(1)
      isSecond = true
      console.error(
        `ft-response: ${signal}: finishing what has begun; a second signal stops at once`,
      )
      // A promise alone does not keep the process: it would end in the midst, with 0.
      setInterval(() => {}, LONGEST_TIMEOUT)
      shutDown().then(
        ({ unfinished }) => process.exit(unfinished.length > 0 ? 1 : 0),
        (error) => {
          console.error('ft-response: the shutdown failed:', error)
          process.exit(1)
        },
      )
    })
  }
}

const CHECKS: Checks<GracefulShutdownOptions> = {
  ...DRAIN_CHECKS,
  executors: expects(
    'an array of TaskRunners and the like',
    (executors) =>
      Array.isArray(executors) && executors.every(({ drain }) => typeof drain === 'function'),
  ),
  delay: expects(
    'a number of milliseconds from 0 and up that ends',
    (delay) => typeof delay === 'number' && delay >= 0 && delay <= LONGEST_TIMEOUT,
  ),
  signals: anything,
  onDrained: aFunction,
}

function readOptions(options: GracefulShutdownOptions) {
  checkOptions(options, CHECKS, 'gracefulShutdown()')
  CHECKS.executors(options.executors, 'gracefulShutdown()', 'options.executors')
  const { executors, delay = 0, signals = ['SIGTERM', 'SIGINT'], onDrained } = options
  return { ...withDrainDefaults(options), executors, delay, signals, onDrained }
}

function combine(reports: readonly DrainReport[]): DrainReport {
  return {
    completed: reports.reduce((sum, report) => sum + report.completed, 0),
    failed: reports.reduce((sum, report) => sum + report.failed, 0),
    unfinished: reports.flatMap((report) => report.unfinished),
  }
}
