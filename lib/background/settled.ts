import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import type { Socket } from 'node:net'
import type { Outcome } from './task-info'

/** Any response of Node: Express's, plain HTTP/1, or HTTP/2's compatibility API. */
export type AnyResponse = ServerResponse | Http2ServerResponse

// Taken when the module loads: fake timers replace the global, and a task must start all the same.
const { setImmediate } = globalThis

const settlements = new WeakMap<AnyResponse, Promise<Outcome>>()

/**
 * Resolves once, with how the response ended, when it is over. Never inside the listener of an
 * event: other listeners come first, and what a task throws cannot reach them.
 *
 * `finished` says that all was handed to the operating system, not that the client received it.
 * Call it early: when a response is over already, how it ended can only be told from traces.
 */
export function settled(res: AnyResponse): Promise<Outcome> {
  let settlement = settlements.get(res)
  if (!settlement) {
    settlement = new Promise((resolve) => {
      const settle = (outcome: Outcome) => setImmediate(resolve, outcome)
      if (isHttp2(res)) watchHttp2(res, settle)
      else watchHttp1(res, settle)
    })
    settlements.set(res, settlement)
  }
  return settlement
}

function isHttp2(res: AnyResponse): res is Http2ServerResponse {
  return typeof (res as Partial<Http2ServerResponse>).stream?.rstCode === 'number'
}

function watchHttp1(res: ServerResponse, settle: (outcome: Outcome) => void): void {
  const req = res.req as IncomingMessage | undefined
  const socket = (res.socket ?? req?.socket) as Socket | undefined
  // A response that still waits for an earlier one of its connection (pipelining) has no socket,
  // and hears nothing when the connection dies.
  const waitsForTurn = !res.socket && socket !== undefined

  if (res.writableFinished || res.destroyed || res.closed || (waitsForTurn && socket.destroyed)) {
    const errored = req?.errored as NodeJS.ErrnoException | null | undefined
    const reset = req?.aborted || errored?.code === 'ECONNRESET'
    settle(res.writableFinished && !reset ? 'finished' : 'aborted')
    return
  }

  let over = false
  const end = (outcome: Outcome) => {
    if (over) return
    over = true
    if (waitsForTurn) socket.off('close', onClose)
    settle(outcome)
  }
  const onClose = () => end('aborted')
  // Node 20 and 22 emit finish, writableFinished and all, for a body that a dead socket dropped.
  res.once('finish', () => end(socket?.destroyed ? 'aborted' : 'finished'))
  res.once('close', onClose)
  if (waitsForTurn) socket.once('close', onClose)
}

function watchHttp2(res: Http2ServerResponse, settle: (outcome: Outcome) => void): void {
  const { stream } = res
  // The compatibility API emits finish for every stream that closes, even one reset before end().
  const outcome = (): Outcome =>
    res.writableEnded && res.writableFinished && !stream.rstCode && !stream.aborted
      ? 'finished'
      : 'aborted'

  let over = false
  const end = () => {
    if (over) return
    over = true
    settle(outcome())
  }
  if (res.writableFinished || stream.destroyed || stream.closed) {
    end()
    return
  }
  res.once('finish', end)
  res.once('close', end)
  // Sometimes neither comes: https://github.com/nodejs/node/issues/56374
  stream.once('close', () => setImmediate(end))
}
