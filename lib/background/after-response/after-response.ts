import { acceptBatch, type Batch, NEVER_ABORTED, releaseBatch, storesTasks } from '../batch/batch'
import { runBatch } from '../batch/run-batch'
import type { TaskRunner } from '../runner/task-runner'
import type { Outcome, RequestInfo } from '../task/task-info'
import { timeoutSignal } from '../timers/time-limit'
import { type AnyResponse, settled } from './settled'

/** Whether work follows any response, or only one that was handed over whole. */
export type When = 'always' | 'finished'

/** How batches follow their responses. */
export interface FollowOptions {
  /** How long a queue may take to store tasks, in milliseconds. */
  readonly acceptTimeout: number
  /** Is told of a failure of an executor that should have told itself. */
  readonly runner: TaskRunner
}

const FINISHED = Promise.resolve<Outcome>('finished')

/** What follows one response. */
interface ResponseTail {
  /** By this object its tasks know each other. */
  readonly request: RequestInfo | undefined
  /** How the response ends, once that is watched. */
  outcome: Promise<Outcome> | undefined
  /** The end of the work so far: batches run one after another. */
  tail: Promise<unknown> | undefined
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
  let responseTail = tails.get(res)
  if (!responseTail) {
    responseTail = { request: requestOf(res), outcome: undefined, tail: undefined }
    tails.set(res, responseTail)
  }
  if (!options.runner.startsAtOnce) responseTail.outcome ??= settled(res)
  return new PendingBatch(responseTail, batch, when, options)
}

/** A batch on its way, from the call of the handler to the end of the response. */
class PendingBatch {
  readonly #tail: ResponseTail
  readonly #batch: Batch
  readonly #when: When
  readonly #options: FollowOptions

  constructor(responseTail: ResponseTail, batch: Batch, when: When, options: FollowOptions) {
    this.#tail = responseTail
    this.#batch = batch
    this.#when = when
    this.#options = options
  }

  /** Has the tasks accepted. Synchronous unless a queue stores some of them. */
  accept(): void | Promise<void> {
    const stores = storesTasks(this.#batch)
    return acceptBatch(this.#batch, {
      signal: stores ? timeoutSignal(this.#options.acceptTimeout) : NEVER_ABORTED,
      request: this.#tail.request,
    })
  }

  /** Gives the places of accepted tasks back: the response failed before it was sent. */
  release(): void {
    releaseBatch(this.#batch)
  }

  /** From now on nothing keeps the tasks from running when the response is over. */
  start(): void {
    const responseTail = this.#tail
    const { tail } = responseTail
    const { startsAtOnce } = this.#options.runner
    const outcome = (!startsAtOnce && responseTail.outcome) || FINISHED
    // A promise keeps the async context of where then() was called; close events have none.
    responseTail.tail = (tail ? tail.then(() => outcome) : outcome).then((ended) =>
      this.#run(ended),
    )
  }

  #run(outcome: Outcome): Promise<unknown> | undefined {
    const { runner } = this.#options
    const report = (error: unknown) => runner.report(error, undefined)
    if (this.#when === 'always' || outcome === 'finished') {
      return runBatch(this.#batch, { outcome, report })
    }
    try {
      const why = 'its response was broken off, and it runs only when that is finished'
      releaseBatch(this.#batch, why)
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
