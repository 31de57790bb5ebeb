import {
  acceptBatch,
  type Batch,
  NEVER_ABORTED,
  releaseBatch,
  runBatch,
  storesTasks,
} from './batch'
import type { TaskRunner } from './runner/task-runner'
import { type AnyResponse, settled } from './settled'
import type { Outcome, RequestInfo } from './task/task-info'
import { timeoutSignal } from './within'

/** Whether work follows any response, or only one that was handed over whole. */
export type When = 'always' | 'finished'

/** How a batch follows its response. */
export interface FollowOptions {
  readonly when: When
  /** How long a queue may take to store tasks, in milliseconds. */
  readonly acceptTimeout: number
  /** Is told of a failure of an executor that should have told itself. */
  readonly runner: TaskRunner
}

/** The end of the work that each response has so far: its batches run one after another. */
const tails = new WeakMap<AnyResponse, Promise<unknown>>()

const FINISHED = Promise.resolve<Outcome>('finished')

/** A batch on its way, from the call of the handler to the end of the response. */
interface Work {
  /** Has the tasks accepted. Synchronous unless a queue stores some of them. */
  accept(): void | Promise<void>
  /** Gives the places of accepted tasks back: the response failed before it was sent. */
  release(): void
  /** From now on nothing keeps the tasks from running when the response is over. */
  start(): void
}

/**
 * Watches a response from now on, for a batch that follows it. The tasks run after those that
 * follow this response already, and in the async context that `start` is called in.
 */
export function follow(res: AnyResponse, batch: Batch, options: FollowOptions): Work {
  const outcome = options.runner.startsAtOnce ? FINISHED : settled(res)
  return {
    accept: () =>
      acceptBatch(batch, {
        signal: storesTasks(batch) ? timeoutSignal(options.acceptTimeout) : NEVER_ABORTED,
        request: requestOf(res),
      }),
    release: () => releaseBatch(batch),
    start() {
      const before = tails.get(res) ?? outcome
      // A promise keeps the async context of where then() was called; close events have none.
      tails.set(
        res,
        before.then(() => outcome).then((ended) => run(batch, ended, options)),
      )
    },
  }
}

async function run(batch: Batch, outcome: Outcome, { when, runner }: FollowOptions): Promise<void> {
  const report = (error: unknown) => runner.report(error, undefined)
  if (when === 'always' || outcome === 'finished') {
    await runBatch(batch, outcome, report)
    return
  }
  try {
    releaseBatch(batch, 'its response was broken off, and it runs only when that is finished')
  } catch (error) {
    report(error)
  }
}

/** One object for each response: by it its tasks know each other. */
const requests = new WeakMap<AnyResponse, RequestInfo>()

function requestOf(res: AnyResponse): RequestInfo | undefined {
  const known = requests.get(res)
  if (known) return known
  const req = res.req as { method?: string; url?: string; originalUrl?: string } | undefined
  const url = req?.originalUrl ?? req?.url
  if (req?.method === undefined || url === undefined) return undefined
  const request = { method: req.method, url }
  requests.set(res, request)
  return request
}
