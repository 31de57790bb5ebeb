import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import type { Attempt } from '../../background/runner/attempt'
import type { LocalTask } from '../../background/runner/local-task'
import type { TaskDefinition } from '../../background/task/executor'
import type { TaskContext } from '../../background/task/task-context'
import { clearTimeout, setTimeout } from '../../background/timers/real-timers'
import { LONGEST_TIMEOUT } from '../../background/timers/time-limit'
import type { Ended, FromThread, Handover, ToThread } from './messages'
import { deserializeError, serializeError } from './serialize-error'
import type { ThreadPool } from './thread-pool'

/** What all calls of one `threads()` share. */
export interface Caller {
  readonly pool: ThreadPool
  /** How long a task may go on after its signal was aborted, in milliseconds. Then its thread ends. */
  readonly abortGrace: number
  definition(name: string): TaskDefinition<unknown> | undefined
}

/** Calls a task's handler in a thread, and resolves to what it returns. */
export async function runInThread(
  { name, attempt: current }: LocalTask,
  payload: unknown,
  task: TaskContext,
  { pool, abortGrace, definition }: Caller,
): Promise<unknown> {
  // The time limit begins when the handler is called: the thread may have to start first.
  const attempt = current as Attempt
  attempt.stopClock()
  const { port1: port, port2 } = new MessageChannel()
  // Rarely used, and cheaper than an AbortController.
  const killer = new EventEmitter()
  let isKilled = false
  const kill = () => {
    isKilled = true
    killer.emit('abort')
  }
  let timer: NodeJS.Timeout | undefined

  // The first error of a message that the thread posted: it cannot be thrown there any more.
  let refusal: { readonly error: unknown } | undefined
  const ended = new Promise<Ended>((resolve) => {
    port.on('message', (message: FromThread) => {
      try {
        if (message === 'started') attempt.startClock()
        else if ('progress' in message) task.progress(message.progress)
        else if ('log' in message) task.log(message.log)
        else if ('after' in message) task.after(message.after.map((one) => bind(one, definition)))
        else resolve(message)
      } catch (error) {
        refusal ??= { error }
      }
    })
  })
  const abort = () => {
    const message: ToThread = { abort: serializeError(attempt.reason) }
    port.postMessage(message)
    // A handler that computes does not see the message.
    if (abortGrace <= LONGEST_TIMEOUT) timer = setTimeout(kill, abortGrace)
  }
  attempt.onAbort = abort
  if (attempt.isAborted) abort()
  try {
    const { id, attempt: number, outcome } = task
    const isTimed = attempt.isLimited
    const call = { name, payload, id, attempt: number, outcome, isTimed, port: port2 }
    await pool.run(call, killer)
    const end = await ended
    if ('error' in end) throw end.isAbort ? attempt.reason : deserializeError(end.error)
    if (refusal) throw refusal.error
    return end.value
  } catch (error) {
    throw isKilled ? attempt.reason : error
  } finally {
    clearTimeout(timer)
    attempt.onAbort = undefined
    port.close()
  }
}

function bind({ name, payload, options }: Handover, definition: Caller['definition']) {
  const found = definition(name)
  if (!found) throw new Error(`task.after() got task "${name}", which only the thread has defined`)
  return found.with(options)(payload as never)
}
