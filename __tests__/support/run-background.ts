import { type Background, createFt, type TaskRunner } from 'ft-response'
import { inject } from 'light-my-request'

/** Runs work as the background of a response, and waits until the last of it has let go of its turn. */
export async function runBackground(tasks: TaskRunner, background: Background): Promise<void> {
  const { ftResponse } = createFt({ tasks })
  const last = new Promise<void>((resolve) => {
    inject((_req, res) => {
      const items = Array.isArray(background) ? background : [background]
      ftResponse(res as never, 'ok', { background: [...items, () => resolve()] })
    }, '/')
  })
  await last
  await new Promise(setImmediate)
}
