import { type AnyResponse, afterResponse, type Outcome } from 'ft-response'

/** How a response ends, as a task that follows it sees it. */
export function outcomeOf(res: AnyResponse): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    afterResponse(res, (task) => resolve(task.outcome))
  })
}
