import path from 'node:path'
import { Child } from '../render/child'
import type { PENDING_KINDS, PendingAnswer } from './pending'

export interface Pending extends PendingAnswer {
  readonly title: string
}

const KINDS: Record<(typeof PENDING_KINDS)[number], string> = {
  'by hand': "res.on('finish', () => setImmediate(() => work(id)))",
  function: 'afterResponse(res, () => work(id))',
  BackgroundTask: 'afterResponse(res, new BackgroundTask(work, id))',
  'defined task': 'afterResponse(res, defined({ id }))',
}

/** The heap that 100,000 tasks take that wait, each in a process of its own. */
export async function measurePending(folder: string): Promise<Pending[]> {
  const pending: Pending[] = []
  for (const [kind, title] of Object.entries(KINDS)) {
    const { child, first } = await Child.start<object, PendingAnswer>({
      file: path.join(folder, 'pending.mjs'),
      args: [kind],
      execArgv: ['--expose-gc'],
    })
    child.stop()
    pending.push({ ...first, title })
  }
  return pending
}
