import { type AnyResponse, afterResponse, type Outcome } from 'ft-response'

/** How a response ends, as a task that follows it sees it. */
export function outcomeOf(res: AnyResponse): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    afterResponse(res, (task) => resolve(task.outcome))
  })
}

/** One turn of the event loop; real even where a test has faked the timers. */
const { setImmediate } = globalThis
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
