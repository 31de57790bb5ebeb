import { tracingChannel } from 'node:diagnostics_channel'
import type { Outcome, RequestInfo, TaskEnd } from './task-info'

/**
 * What subscribers of the tracing channel `ft-response:task` are told: one object for a task, from
 * `start` (it was accepted) to `asyncEnd` (it has ended); `error` comes before if it failed. Times
 * are in milliseconds since 1970.
 */
export interface TaskTrace {
  readonly id: string
  readonly name: string
  readonly request: RequestInfo | undefined
  readonly acceptedAt: number
  /** When its first attempt started: until then it waited. */
  startedAt?: number
  endedAt?: number
  /** How the response ended that it follows. */
  outcome?: Outcome
  end?: TaskEnd
  /** Why it failed. */
  error?: unknown
}

/**
 * What subscribers of the tracing channel `ft-response:attempt` are told: one object for a call of a
 * task's function, from `start` to `asyncEnd`; `error` comes before if it failed.
 */
export interface AttemptTrace {
  readonly task: TaskTrace
  /** 1 for the first try. */
  readonly attempt: number
  error?: unknown
  /** Whether its time was over before its function ended. */
  readonly timedOut: boolean
  /** Whether the error was to be expected: the task told its user, or was cancelled. */
  readonly isExpected: boolean
  /** What subscribers of `start` have the function called in, the first one outermost: an async context. */
  readonly around: ((call: () => unknown) => unknown)[]
}

export const taskChannel = tracingChannel<object, TaskTrace>('ft-response:task')
export const attemptChannel = tracingChannel<object, AttemptTrace>('ft-response:attempt')

/** The trace of a task that has been accepted, if somebody subscribed. */
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

/** Tells that a task has ended. */
export function traceEnd(trace: TaskTrace, end: TaskEnd, endedAt: number): void {
  trace.end = end
  trace.endedAt = endedAt
  if (end === 'failed') taskChannel.error.publish(trace)
  taskChannel.asyncStart.publish(trace)
  taskChannel.asyncEnd.publish(trace)
}

/** Calls a task's function as an attempt that subscribers can see. */
export function traceAttempt(trace: AttemptTrace, call: () => unknown): Promise<unknown> {
  attemptChannel.start.publish(trace)
  const wrapped = trace.around.reduceRight<() => unknown>(
    (inner, around) => () => around(inner),
    call,
  )
  return settle(wrapped, trace)
}

async function settle(call: () => unknown, trace: AttemptTrace): Promise<unknown> {
  try {
    return await begin(call, trace)
  } catch (error) {
    trace.error = error
    attemptChannel.error.publish(trace)
    throw error
  } finally {
    attemptChannel.asyncStart.publish(trace)
    attemptChannel.asyncEnd.publish(trace)
  }
}

function begin(call: () => unknown, trace: AttemptTrace): unknown {
  try {
    return call()
  } finally {
    attemptChannel.end.publish(trace)
  }
}
