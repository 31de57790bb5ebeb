import { isBoundTask, type TaskHandler } from '../../background/task/executor'
import { jsonCopy } from '../../background/task/json-payload'
import type { TaskContext } from '../../background/task/task-context'
import { UserFacingError } from '../../background/task/task-errors'
import { LazySignal } from '../../background/timers/lazy-signal'
import { describeValue } from '../../checks/describe-value'
import type { BoundInThread } from './definers'
import type { Call, FromThread, Handover, ToThread } from './messages'
import { deserializeError, serializeError } from './serialize-error'

/** What thread-entry.cjs sets up in each thread. */
interface Thread {
  readonly handlers: Map<string, TaskHandler<unknown>>
  run: ((call: Call) => Promise<void>) | undefined
}

const THREAD = Symbol.for('ft-response.thread')

/** Whether this is a thread that runs tasks, and not where they are given to it. */
export function isThread(): boolean {
  return thread() !== undefined
}

/** Keeps the handler of a task for the calls of this thread. Outside of threads it does nothing. */
export function registerHandler(name: string, handler: TaskHandler<unknown>): void {
  const here = thread()
  if (!here) return
  if (here.handlers.has(name)) {
    throw new TypeError(
      `two executors of one module define "${name}": a thread cannot tell them apart`,
    )
  }
  here.handlers.set(name, handler)
  here.run = runHere
}

function thread(): Thread | undefined {
  return (globalThis as { [THREAD]?: Thread })[THREAD]
}

/** Calls a handler, in its thread. */
async function runHere(call: Call): Promise<void> {
  const { name, payload, isTimed, port } = call
  const stop = new LazySignal()
  port.on('message', ({ abort }: ToThread) => stop.abort(deserializeError(abort)))
  const say = (message: FromThread) => port.postMessage(message)
  if (isTimed) say('started')
  try {
    const handler = thread()?.handlers.get(name)
    if (!handler) {
      throw new Error(`the module of threads() does not define "${name}" when it is loaded`)
    }
    // Throws what cannot be cloned, where piscina would send an empty object instead of the error.
    say({ value: await handler(payload, contextOf(call, stop)) })
  } catch (error) {
    say({ error: serializeError(error), isAbort: stop.isAborted && error === stop.reason })
  } finally {
    call.isOver = true
    port.close()
  }
}

function contextOf(call: Call, stop: LazySignal): TaskContext {
  const { id, name, attempt, outcome, port } = call
  const say = (message: FromThread) => port.postMessage(message)
  return {
    id,
    name,
    attempt,
    outcome,
    get signal() {
      return stop.signal
    },
    progress: (value) => say({ progress: jsonCopy(value, name) }),
    log: (line) => say({ log: String(line) }),
    after(background) {
      if (call.isOver) {
        throw new Error('task.after() was called when the task had ended: await what calls it')
      }
      say({ after: handovers(background) })
    },
    fail(message): never {
      throw new UserFacingError(message)
    },
  }
}

/** Functions cannot leave a thread. */
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
