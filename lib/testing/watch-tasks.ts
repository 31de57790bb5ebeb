import { type TaskTrace, taskChannel } from '../background/task/task-channels'
import type { RequestInfo, TaskEnd } from '../background/task/task-info'
import { describeValue } from '../checks/describe-value'

/** An ended task. Times are in milliseconds since 1970. */
export interface EndedTask extends TaskTrace {
  /** How it ended. */
  readonly end: TaskEnd
  /** When it completed, failed or was cancelled. */
  readonly endedAt: number
}

/** What {@link watchTasks} gives. */
export interface TaskWatch {
  /**
   * Resolves to the tasks of one response, and those that they handed over, when all have ended, in the
   * order of their acceptance. `stop()` does not report the failed ones among them again.
   *
   * @param request method and URL, as `'POST /signup'`. Default: the only request that had tasks.
   * @throws Error if no such request since `watchTasks()` had tasks, or more than one.
   */
  tasksOf(request?: string): Promise<readonly EndedTask[]>
  /** The tasks that have failed so far. `stop()` does not report them again. */
  failures(): readonly EndedTask[]
  /**
   * Waits until all tasks have ended, and stops watching.
   *
   * @throws AggregateError if a task failed that neither `tasksOf()` nor `failures()` returned.
   */
  stop(): Promise<void>
}

/**
 * Watches the tasks that all runners of this process accept from now on.
 *
 * @example
 * const watch = watchTasks()
 * await request(app).post('/signup')
 * expect(await watch.tasksOf('POST /signup')).toMatchObject([{ name: 'sendMail', end: 'completed' }])
 * await watch.stop()
 */
export function watchTasks(): TaskWatch {
  const traces = new Set<TaskTrace>()
  const seen = new Set<TaskTrace>()
  const listeners = new Set<() => void>()
  const subscribers = {
    start: (trace: TaskTrace) => traces.add(trace),
    asyncEnd: () => {
      for (const listener of listeners) listener()
    },
  }
  taskChannel.subscribe(subscribers as never)

  const isEnded = (trace: TaskTrace): trace is EndedTask => trace.end !== undefined
  const look = (ended: readonly EndedTask[]) => {
    for (const trace of ended) seen.add(trace)
    return ended
  }
  /** Waits until all of these tasks have ended, and those that come meanwhile. */
  const allEnded = async (tasks: () => readonly TaskTrace[]) => {
    while (!tasks().every(isEnded)) {
      await new Promise<void>((resolve) => {
        const listener = () => {
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      })
    }
  }
  const failures = () => [...traces].filter(isEnded).filter(({ end }) => end === 'failed')

  return {
    async tasksOf(request) {
      const of = theOnly(requestsOf(traces, request), request)
      const tasks = () => [...traces].filter((trace) => trace.request === of)
      await allEnded(tasks)
      return look(tasks() as EndedTask[])
    },
    failures: () => look(failures()),
    async stop() {
      await allEnded(() => [...traces])
      taskChannel.unsubscribe(subscribers as never)
      const unseen = failures().filter((trace) => !seen.has(trace))
      if (unseen.length === 0) return
      const names = unseen.map(({ name, error }) => `"${name}": ${describeValue(error)}`)
      throw new AggregateError(
        unseen.map(({ error }) => error),
        `${unseen.length} tasks failed, and no test looked: ${names.join('; ')}`,
      )
    },
  }
}

/** Tasks of one response share one object. */
function requestsOf(traces: Iterable<TaskTrace>, wanted: string | undefined): Set<RequestInfo> {
  const requests = new Set<RequestInfo>()
  for (const { request } of traces) {
    if (request && (wanted === undefined || wanted === nameOf(request))) requests.add(request)
  }
  return requests
}

function theOnly(requests: ReadonlySet<RequestInfo>, wanted = 'any request'): RequestInfo {
  const [first] = requests
  if (first && requests.size === 1) return first
  const found = [...requests].map(nameOf).join(', ') || 'none'
  throw new Error(
    `tasksOf() expected one response to ${wanted} that had tasks, got ${requests.size}: ${found}`,
  )
}

function nameOf({ method, url }: RequestInfo): string {
  return `${method} ${url}`
}
