import { tracingChannel } from 'node:diagnostics_channel'
import type { Outcome, RequestInfo, TaskEnd } from './task-info'

/**
 * What subscribers of the tracing channel `ft-response:task` get: one object a task, from `start` (it
 * was accepted) to `asyncEnd` (it has ended). If it failed, `error` is published before `asyncEnd`.
 * Times are in milliseconds since 1970.
 */
export interface TaskTrace {
  /** A random UUID. */
  readonly id: string
  /** The name of its definition, or of its function. */
  readonly name: string
  /** The request whose response it follows. Tasks of one response share the object. */
  readonly request: RequestInfo | undefined
  /** When its place was reserved. */
  readonly acceptedAt: number
  /** When its first attempt started. */
  startedAt?: number
  /** When it completed, failed or was cancelled. */
  endedAt?: number
  /** How the response that it follows ended. */
  outcome?: Outcome
  /** How it ended. */
  end?: TaskEnd
  /** What its last attempt threw, or its `TimeoutError`. */
  error?: unknown
}

/**
 * What subscribers of the tracing channel `ft-response:attempt` get: one object for each call of a
 * task's function, from `start` to `asyncEnd`. If it threw, `error` is published before `asyncEnd`.
 */
export interface AttemptTrace {
  /** The trace of its task. */
  readonly task: TaskTrace
  /** 1 for the first attempt. */
  readonly attempt: number
  /** What the function threw. */
  error?: unknown
  /** Whether it timed out. */
  readonly timedOut: boolean
  /** Whether the error is no fault: a `UserFacingError`, or the abort of a cancelled task. */
  readonly isExpected: boolean
  /**
   * Subscribers of `start` push functions here to run the attempt in an async context of theirs, as
   * `(call) => storage.run(store, call)`. The first one is outermost.
   */
  readonly around: ((call: () => unknown) => unknown)[]
}

export const taskChannel = tracingChannel<object, TaskTrace>('ft-response:task')
export const attemptChannel = tracingChannel<object, AttemptTrace>('ft-response:attempt')

/** Publishes that a task was accepted. Returns its trace, or `undefined` without subscribers. */
export function traceAcceptance(task: {
  readonly id: string
  readonly name: string
  readonly acceptedAt: number
  readonly request: RequestInfo | undefined
}): TaskTrace | undefined {
  if (!taskChannel.hasSubscribers && !attemptChannel.hasSubscribers) return undefined
  const { id, name, acceptedAt, request } = task
  const trace: TaskTrace = { id, name, acceptedAt, request }
  taskChannel.start.publish(trace)
  taskChannel.end.publish(trace)
  return trace
}

/** Publishes that a task has ended. */
export function traceEnd(trace: TaskTrace, end: TaskEnd, endedAt: number): void {
  trace.end = end
  trace.endedAt = endedAt
  if (end === 'failed') taskChannel.error.publish(trace)
  taskChannel.asyncStart.publish(trace)
  taskChannel.asyncEnd.publish(trace)
}

/** Calls a task's function, and publishes how the attempt goes. */
export function traceAttempt(trace: AttemptTrace, call: () => unknown): Promise<unknown> {
  attemptChannel.start.publish(trace)
  const wrapped = trace.around.reduceRight<() => unknown>(
    (inner, around) => () => around(inner),
    call,
  )
  return awaitAttempt(wrapped, trace)
}

async function awaitAttempt(call: () => unknown, trace: AttemptTrace): Promise<unknown> {
  try {
    return await beginAttempt(call, trace)
  } catch (error) {
    trace.error = error
    attemptChannel.error.publish(trace)
    throw error
  } finally {
    attemptChannel.asyncStart.publish(trace)
    attemptChannel.asyncEnd.publish(trace)
  }
}

function beginAttempt(call: () => unknown, trace: AttemptTrace): unknown {
  try {
    return call()
  } finally {
    attemptChannel.end.publish(trace)
  }
}
