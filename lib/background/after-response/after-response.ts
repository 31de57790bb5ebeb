import { whenReady } from '../../checks/when-ready'
import { type Batch, NEVER_ABORTED } from '../batch/batch'
import { runBatch } from '../batch/run-batch'
import type { Outcome, RequestInfo } from '../task/task-info'
import { timeoutSignal } from '../timers/time-limit'
import { type AnyResponse, settled } from './settled'

/**
 * After which responses work runs: all, or those that were handed to the operating system whole. See
 * `Outcome`.
 */
export type When = 'always' | 'finished'

/** What the batches of one `createFt()` share. */
export interface FollowOptions {
  /** How long a queue may take to store tasks, in milliseconds. */
  readonly acceptTimeout: number
  /** Whether tasks start before the end of their response: in tests of apps. */
  startsAtOnce(): boolean
  /** Called with what an executor throws. None should: they report errors themselves. */
  report(error: unknown): void
}

const FINISHED = Promise.resolve<Outcome>('finished')

/** What follows one response: its batches run one after another. */
interface ResponseTail {
  /** The tasks of a response share this object: subscribers and tests group them by it. */
  readonly request: RequestInfo | undefined
  /** How the response ends. `undefined` while nothing watches it. */
  outcome: Promise<Outcome> | undefined
  /** The end of the last batch so far. */
  end: Promise<unknown> | undefined
}

/** Not a property of the response: any property of a mock may hold anything. */
const tails = new WeakMap<AnyResponse, ResponseTail>()

/**
 * Watches a response, and makes a batch follow it. The batch runs after those that follow the response
 * already, in the async context of the call of `startWhenOver()`.
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

/** A batch between the call of `ftResponse()` or `afterResponse()` and the end of the response. */
export class PendingBatch {
  readonly #tail: ResponseTail
  readonly #batch: Batch
  readonly #when: When
  readonly #options: FollowOptions
  /** Whether it holds places that it must start or give back. */
  #holdsPlaces = false

  constructor(tail: ResponseTail, batch: Batch, when: When, options: FollowOptions) {
    this.#tail = tail
    this.#batch = batch
    this.#when = when
    this.#options = options
  }

  /** Has the tasks accepted. Synchronous unless a queue stores some of them. */
  accept(): void | Promise<void> {
    const { needsStore } = this.#batch
    const accepted = this.#batch.accept({
      signal: needsStore ? timeoutSignal(this.#options.acceptTimeout) : NEVER_ABORTED,
      request: this.#tail.request,
    })
    return whenReady(accepted, () => {
      this.#holdsPlaces = true
    })
  }

  /**
   * Gives back the places of its tasks, because the response failed before it was sent. If it holds
   * none, another response may: of the same task, bound once and given to both.
   */
  release(): void {
    if (this.#holdsPlaces) this.#batch.release()
  }

  /** Starts the tasks when the response is over, or now if it is. */
  startWhenOver(): void {
    this.#holdsPlaces = false
    const tail = this.#tail
    const outcome = (!this.#options.startsAtOnce() && tail.outcome) || FINISHED
    // A promise keeps the async context of the call of then(); close events have none.
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
