import { type TaskTrace, taskChannel } from '../background/task/task-channels'
import type { RequestInfo, TaskEnd } from '../background/task/task-info'
import { describeValue } from '../checks/describe-value'

/** A task that has ended. Times are in milliseconds since 1970. */
export interface EndedTask extends TaskTrace {
  readonly end: TaskEnd
  readonly endedAt: number
}

/** What {@link watchTasks} gives. */
export interface TaskWatch {
  /**
   * Waits until the tasks of one response have ended, with what they handed over, and gives them in
   * the order of their acceptance. The errors of those that failed count as seen.
   *
   * @param request its method and URL, as `'POST /signup'`; without it, the only one that there was.
   * @throws Error if no response or more than one of those since `watchTasks()` had tasks.
   */
  tasksOf(request?: string): Promise<readonly EndedTask[]>
  /** The tasks that have failed. Their errors count as seen. */
  failures(): readonly EndedTask[]
  /**
   * Waits until all tasks have ended, and stops watching.
   *
   * @throws AggregateError if a task has failed, and nobody looked.
   */
  stop(): Promise<void>
}

/**
 * Watches the tasks of this process, from now on, of all runners.
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
  /** Waits until there is nothing of these that has not ended, also of those that come meanwhile. */
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
