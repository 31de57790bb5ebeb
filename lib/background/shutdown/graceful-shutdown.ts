import type { Server } from 'node:http'
import type { Http2Server } from 'node:http2'
import { aFunction, anything, type Checks, checkOptions, expects } from '../../checks/check-options'
import { DRAIN_CHECKS, type DrainOptions, withDrainDefaults } from '../task/drain-options'
import type { DrainReport } from '../task/task-info'
import { setInterval, setTimeout } from '../timers/real-timers'
import { LONGEST_TIMEOUT } from '../timers/time-limit'
import { ServerConnections } from './server-connections'

/** Options of {@link gracefulShutdown}. Times are in milliseconds. */
export interface GracefulShutdownOptions extends DrainOptions {
  /** The runners, `threads()` and `bullmq()` of the app: all are drained at the same time. */
  readonly executors: readonly { drain(options?: DrainOptions): Promise<DrainReport> }[]
  /**
   * How long to serve requests after the signal: the load balancer notices meanwhile that the process
   * is not ready, and sends no more. Default: 0.
   */
  readonly delay?: number
  /** What starts the shutdown. Default: `['SIGTERM', 'SIGINT']`. */
  readonly signals?: readonly NodeJS.Signals[]
  /**
   * Called after the drain, to close what the app opened: a database. May return a promise. Default:
   * none.
   */
  readonly onDrained?: (report: DrainReport) => unknown
}

/** What {@link gracefulShutdown} returns. Call it to shut down without a signal and without an exit. */
export interface GracefulShutdown {
  (): Promise<DrainReport>
  /** Aborted when the shutdown begins: for readiness probes, and to end streams. */
  readonly signal: AbortSignal
}

/**
 * On a signal: aborts its own `signal`, waits `delay`, accepts no more connections, waits for the open
 * responses (at most half of `grace`) and then for the tasks, aborts the rest and waits `abortGrace`,
 * prints what is unfinished, calls `onDrained`, and exits: with 0 if no task was lost, else with 1. A
 * second signal exits at once. Call it once in a process, with all servers.
 *
 * @throws TypeError for an unknown option, or a value that an option does not take.
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
    // Half of the time: a stream that never ends must leave the rest to the tasks.
    await Promise.all(connections.map((each) => each.close(grace / 2)))
    // A blocked event loop may have used up all of it.
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
    // Also after a failed drain: the app must close what it opened.
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

/** On a signal, shuts down and exits. On a second one, exits at once. */
function exitOn(signals: readonly NodeJS.Signals[], shutDown: () => Promise<DrainReport>): void {
  let isSecond = false
  for (const signal of signals) {
    process.on(signal, () => {
      if (isSecond) process.exit(1)
      isSecond = true
      console.error(
        `ft-response: ${signal}: finishing what has begun; a second signal stops at once`,
      )
      // A pending promise does not keep the process alive: it would exit early, with 0.
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
      Array.isArray(executors) && executors.every((one) => typeof one?.drain === 'function'),
  ),
  delay: expects(
    'a number of milliseconds from 0 to 2,147,483,647',
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
