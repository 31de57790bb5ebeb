import type { MessagePort } from 'node:worker_threads'
import type { Outcome } from '../../background/task/task-info'
import type { TaskOptions } from '../../background/task/task-options'
import type { SerializedError } from './serialize-error'

/** What a thread is told to run. */
export interface Call {
  readonly name: string
  readonly payload: unknown
  readonly id: string
  readonly attempt: number
  readonly outcome: Outcome | undefined
  /** Whether it has to tell when it starts. */
  readonly isTimed: boolean
  readonly port: MessagePort
  /** In the thread: whether it has ended. */
  isOver?: boolean
}

/** A defined task that a thread hands over: it is bound where the threads are started from. */
export interface Handover {
  readonly name: string
  readonly payload: unknown
  readonly options: TaskOptions
}

/** What a running task says; how it ended comes last. */
export type FromThread =
  | 'started'
  | { readonly progress: unknown }
  | { readonly log: string }
  | { readonly after: readonly Handover[] }
  | Ended

/** How a call ended. */
export type Ended =
  | { readonly value: unknown }
  | {
      readonly error: SerializedError
      /** Whether it threw what its signal was aborted with, of which only a copy could come back. */
      readonly isAbort: boolean
    }

/** What a running task is told. */
export interface ToThread {
  readonly abort: SerializedError
}
