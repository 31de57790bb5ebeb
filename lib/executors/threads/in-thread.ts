import { isBoundTask, type TaskHandler } from '../../background/task/executor'
import { jsonCopy } from '../../background/task/json-payload'
import type { TaskContext } from '../../background/task/task-context'
import { UserFacingError } from '../../background/task/task-errors'
import { LazySignal } from '../../background/timers/lazy-signal'
import { describeValue } from '../../checks/describe-value'
import type { BoundInThread } from './definers'
import type { Call, FromThread, Handover, ToThread } from './messages'
import { deserializeError, serializeError } from './serialize-error'

/** What `thread-entry.cjs` puts on `globalThis` of each thread. */
interface Thread {
  readonly handlers: Map<string, TaskHandler<unknown>>
  run: ((call: Call) => Promise<void>) | undefined
}

const THREAD = Symbol.for('ft-response.thread')

/** Whether this code runs in a thread of `threads()`. */
export function isThread(): boolean {
  return thread() !== undefined
}

/** Keeps the handler of a task for the calls of this thread. Outside of threads it does nothing. */
export function registerHandler(name: string, handler: TaskHandler<unknown>): void {
  const here = thread()
  if (!here) return
  if (here.handlers.has(name)) {
    throw new TypeError(
      `define("${name}") expected a name that no other executor of the module has defined: a thread ` +
        'cannot tell the two apart',
    )
  }
  here.handlers.set(name, handler)
  here.run = runHere
}

function thread(): Thread | undefined {
  return (globalThis as { [THREAD]?: Thread })[THREAD]
}

/** Calls a handler in this thread, and posts what happens. */
async function runHere(call: Call): Promise<void> {
  const { name, payload, isTimed, port } = call
  const stop = new LazySignal()
  port.on('message', ({ abort }: ToThread) => stop.abort(deserializeError(abort)))
  const post = (message: FromThread) => port.postMessage(message)
  if (isTimed) post('started')
  try {
    const handler = thread()?.handlers.get(name)
    if (!handler) {
      throw new Error(
        `threads() expected its module to define "${name}" when it is loaded, and it did not: define ` +
          'tasks at the top level',
      )
    }
    // Throws if the value cannot be cloned; piscina would send an empty object without an error.
    post({ value: await handler(payload, contextOf(call, stop)) })
  } catch (error) {
    post({ error: serializeError(error), isAbort: stop.isAborted && error === stop.reason })
  } finally {
    call.isOver = true
    port.close()
  }
}

function contextOf(call: Call, stop: LazySignal): TaskContext {
  const { id, name, attempt, outcome, port } = call
  const post = (message: FromThread) => port.postMessage(message)
  return {
    id,
    name,
    attempt,
    outcome,
    get signal() {
      return stop.signal
    },
    progress: (value) => post({ progress: jsonCopy(value, name) }),
    log: (line) => post({ log: String(line) }),
    after(background) {
      if (call.isOver) {
        throw new Error('task.after() was called when the task had ended: await what calls it')
      }
      post({ after: handovers(background) })
    },
    fail(message): never {
      throw new UserFacingError(message)
    },
  }
}

/** The defined tasks of a background: functions cannot leave a thread. */
function handovers(background: unknown): Handover[] {
  if (background === undefined || background === null || background === false) return []
  if (Array.isArray(background)) return background.flatMap(handovers)
  if (isBoundTask(background) && 'payload' in background) {
    const { name, payload, options } = background as BoundInThread
    return [{ name, payload, options }]
  }
  throw new TypeError(
    'task.after() expected, in a thread, tasks that the same module defines on threads(), ' +
      `got ${describeValue(background)}`,
  )
}
