import { type Batch, NEVER_ABORTED } from '../batch/batch'
import { runBatch } from '../batch/run-batch'
import type { Outcome, RequestInfo } from '../task/task-info'
import { timeoutSignal } from '../timers/time-limit'
import { type AnyResponse, settled } from './settled'

/** Whether work follows any response, or only one that was handed over whole. */
export type When = 'always' | 'finished'

/** How batches follow their responses. */
export interface FollowOptions {
  /** How long a queue may take to store tasks, in milliseconds. */
  readonly acceptTimeout: number
  /** Whether tasks do without the end of their response: in tests of apps. */
  startsAtOnce(): boolean
  /** Called with the failure of an executor that should have reported it itself. */
  report(error: unknown): void
}

const FINISHED = Promise.resolve<Outcome>('finished')

/** What follows one response: batches run one after another. */
interface ResponseTail {
  /** By this object the tasks of a response know each other. */
  readonly request: RequestInfo | undefined
  /** How the response ends, once somebody watches it. */
  outcome: Promise<Outcome> | undefined
  /** The end of the last batch so far. */
  end: Promise<unknown> | undefined
}

/** Not a property of the response: of a mock, each may be anything. */
const tails = new WeakMap<AnyResponse, ResponseTail>()

/**
 * Watches a response from now on, for a batch that follows it. The tasks run after those that
 * follow this response already, and in the async context that `start` is called in.
 */
export function followResponse(
  res: AnyResponse,
  batch: Batch,
  when: When,
  options: FollowOptions,
): PendingBatch {
  let tail = tails.get(res)
  if (!tail) {
    tail = { request: requestOf(res), outcome: undefined, end: undefined }
    tails.set(res, tail)
  }
  if (!options.startsAtOnce()) tail.outcome ??= settled(res)
  return new PendingBatch(tail, batch, when, options)
}

/** A batch on its way, from the call of the handler to the end of the response. */
export class PendingBatch {
  readonly #tail: ResponseTail
  readonly #batch: Batch
  readonly #when: When
  readonly #options: FollowOptions
  #isStarted = false

  constructor(tail: ResponseTail, batch: Batch, when: When, options: FollowOptions) {
    this.#tail = tail
    this.#batch = batch
    this.#when = when
    this.#options = options
  }

  /** Has the tasks accepted. Synchronous unless a queue stores some of them. */
  accept(): void | Promise<void> {
    const { needsStore } = this.#batch
    return this.#batch.accept({
      signal: needsStore ? timeoutSignal(this.#options.acceptTimeout) : NEVER_ABORTED,
      request: this.#tail.request,
    })
  }

  /** Gives the places of accepted tasks back, if the response fails before it is sent. */
  release(): void {
    if (!this.#isStarted) this.#batch.release()
  }

  /** From now on nothing keeps the tasks from running when the response is over. */
  start(): void {
    this.#isStarted = true
    const tail = this.#tail
    const outcome = (!this.#options.startsAtOnce() && tail.outcome) || FINISHED
    // A promise keeps the async context of where then() was called; close events have none.
    tail.end = (tail.end ? tail.end.then(() => outcome) : outcome).then((ended) => this.#run(ended))
  }

  #run(outcome: Outcome): Promise<unknown> | undefined {
    const { report } = this.#options
    if (this.#when === 'always' || outcome === 'finished') {
      return runBatch(this.#batch, { outcome, report })
    }
    try {
      this.#batch.release("its response was aborted, and it has when: 'finished'")
    } catch (error) {
      report(error)
    }
    return undefined
  }
}

function requestOf(res: AnyResponse): RequestInfo | undefined {
  const req = res.req as { method?: string; url?: string; originalUrl?: string } | undefined
  const url = req?.originalUrl ?? req?.url
  return req?.method === undefined || url === undefined ? undefined : { method: req.method, url }
}
