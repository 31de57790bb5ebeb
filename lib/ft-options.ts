import type { IncomingMessage } from 'node:http'
import { ACCEPT_TIMEOUT } from './background/batch/batch'
import type { TaskRunnerOptions } from './background/runner/runner-options'
import { TaskRunner } from './background/runner/task-runner'
import { SEAM } from './background/task/executor-seam'
import { callOnError, printTaskError } from './background/task/on-error'
import {
  aFunction,
  anything,
  type Checks,
  checkOptions,
  milliseconds,
} from './checks/check-options'
import { type Page, readPage } from './response/read-page'

/** Options of `createFt`. Times are in milliseconds. */
export interface FtOptions<Request = IncomingMessage> {
  /**
   * Title, head, layout and the like of whole documents, or a function of the request that returns them.
   * Default: a document with no more than its content.
   */
  readonly page?: Page<Request>
  /** What runs functions and `BackgroundTask`s: a runner, or the options of a new one. Default: a new one. */
  readonly tasks?: TaskRunner | TaskRunnerOptions
  /**
   * Called with each error of an answer that no error handler of Express gets: on a plain server, after
   * the response is over, or for a page that was dropped because other code had answered. What it throws
   * is caught and logged. Default: the runner's `onError`.
   */
  readonly onError?: (error: unknown, req: Request | undefined) => unknown
  /**
   * How long a queue may take to store tasks. After that, the request fails with 503. Default: 5,000.
   */
  readonly acceptTimeout?: number
  /** Short for `tasks: { waitUntil }`, see {@link TaskRunnerOptions.waitUntil}. Default: none. */
  readonly waitUntil?: TaskRunnerOptions['waitUntil']
}

const CHECKS: Checks<FtOptions> = {
  // readPage() and TaskRunner() check theirs.
  page: anything,
  tasks: anything,
  onError: aFunction,
  acceptTimeout: milliseconds,
  waitUntil: anything,
}

/** @throws TypeError for an unknown option, or a value that an option does not take. */
export function readFtOptions<Request>(options: FtOptions<Request>) {
  checkOptions(options, CHECKS as Checks<FtOptions<Request>>, 'createFt()')
  const { acceptTimeout = ACCEPT_TIMEOUT, onError } = options
  const tasks = runnerOf(options.tasks, options.waitUntil)
  return {
    tasks,
    acceptTimeout,
    pageOf: readPage(options.page),
    /** Reports an error of the answer to a request. */
    report(error: unknown, req: Request | undefined): void {
      if (!onError) tasks[SEAM].report(error, undefined)
      else {
        callOnError(
          () => onError(error, req),
          () => printTaskError(error, undefined),
        )
      }
    },
  }
}

function runnerOf(tasks: FtOptions['tasks'], waitUntil: FtOptions['waitUntil']): TaskRunner {
  if (waitUntil === undefined) return tasks instanceof TaskRunner ? tasks : new TaskRunner(tasks)
  if (!(tasks instanceof TaskRunner) && tasks?.waitUntil === undefined) {
    return new TaskRunner({ ...tasks, waitUntil })
  }
  throw new TypeError(
    'createFt() expected options.waitUntil only where the runner has none and is still to be made: ' +
      'give it to the TaskRunner, as new TaskRunner({ waitUntil })',
  )
}
