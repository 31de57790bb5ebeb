import type { MessagePort } from 'node:worker_threads'
import type { Outcome } from '../../background/task/task-info'
import type { TaskOptions } from '../../background/task/task-options'
import type { SerializedError } from './serialize-error'

/** One call of a handler, as the thread gets it. */
export interface Call {
  readonly name: string
  readonly payload: unknown
  readonly id: string
  readonly attempt: number
  readonly outcome: Outcome | undefined
  /** Whether the thread must post `'started'`: the attempt has a time limit. */
  readonly isTimed: boolean
  readonly port: MessagePort
  /** Set in the thread when the call has ended. */
  isOver?: boolean
}

/** A defined task that a thread hands over. The process that started the thread binds it again. */
export interface Handover {
  readonly name: string
  readonly payload: unknown
  readonly options: TaskOptions
}

/** What a thread posts during a call. `Ended` comes last. */
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
      /** Whether it threw the reason of its signal: only a copy of that comes back. */
      readonly isAbort: boolean
    }

/** What a thread gets during a call. */
export interface ToThread {
  readonly abort: SerializedError
}
