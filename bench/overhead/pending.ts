// What a task costs while it waits, in a process of its own. Argument: the kind of the task. Needs
// --expose-gc.

import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { BackgroundTask, createFt, TaskRunner } from 'ft-response'
import { tellFailure } from '../measuring/serve-parent'

export type PendingKind = 'by hand' | 'function' | 'BackgroundTask' | 'defined task'

/** Bytes of the heap for one task, beyond the response itself. */
export interface PendingAnswer {
  readonly kind: 'pending'
  readonly forResponse: number
  /** `undefined` where there are no slots to wait for. */
  readonly forSlot: number | undefined
}

const TASKS = 100_000

try {
  process.send?.(await measure(process.argv[2] as PendingKind))
  process.disconnect()
} catch (error) {
  tellFailure(error)
}

async function measure(kind: PendingKind): Promise<PendingAnswer> {
  const runner = new TaskRunner({ concurrency: 1 })
  const { afterResponse } = createFt({ tasks: runner })
  await runner.define('hold', () => new Promise(() => {})).enqueue()
  const defined = runner.define('defined', ({ id }: { id: number }) => work(id))
  const wait: Record<PendingKind, (res: ServerResponse, id: number) => void> = {
    'by hand': (res, id) => res.on('finish', () => setImmediate(() => work(id))),
    function: (res, id) => afterResponse(res, () => work(id)),
    BackgroundTask: (res, id) => afterResponse(res, new BackgroundTask(work, id)),
    'defined task': (res, id) => afterResponse(res, defined({ id })),
  }

  const responses = Array.from({ length: TASKS }, openResponse)
  const before = await heap()
  responses.forEach(wait[kind])
  const forResponse = ((await heap()) - before) / TASKS
  if (kind === 'by hand') return { kind: 'pending', forResponse, forSlot: undefined }
  for (const res of responses) res.emit('finish')
  const forSlot = ((await heap()) - before) / TASKS
  if (runner.waiting < TASKS) throw new Error(`only ${runner.waiting} tasks wait`)
  return { kind: 'pending', forResponse, forSlot }
}

function work(_id: number): void {}

/** One that a client waits for; without the connection, which is not what is measured. */
const socket = new Socket()
function openResponse(): ServerResponse {
  const req = new IncomingMessage(socket)
  req.method = 'POST'
  req.url = '/records'
  const res = new ServerResponse(req)
  Object.assign(res, { socket })
  return res
}

async function heap(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc?.()
  }
  return process.memoryUsage().heapUsed
}
