import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { Socket } from 'node:net'
import type { Outcome } from '../task/task-info'
import { setImmediate } from '../timers/real-timers'

/** Any response of Node: Express's, plain HTTP/1, or of HTTP/2's compatibility API. */
export type AnyResponse = ServerResponse | Http2ServerResponse

/**
 * Resolves to how a response ended, when it is over. Never inside a listener: the other listeners run
 * first, and an error of a task cannot reach them.
 *
 * Call it early: once a response is over, Node keeps only traces of how it ended.
 */
export function settled(res: AnyResponse): Promise<Outcome> {
  return new Promise((resolve) => {
    if (isHttp2(res)) watchHttp2(res, resolve)
    else watchHttp1(res, resolve)
  })
}

/** Called through `setImmediate`. */
type Resolve = (outcome: Outcome) => void

function isHttp2(res: AnyResponse): res is Http2ServerResponse {
  return typeof (res as Partial<Http2ServerResponse>).stream?.rstCode === 'number'
}

function watchHttp1(res: ServerResponse, resolve: Resolve): void {
  const req = res.req as IncomingMessage | undefined
  // light-my-request and serverless-http have no connection that could close.
  if (typeof req?.socket?.destroyed !== 'boolean') {
    watchFake(res, resolve)
    return
  }
  const socket = (res.socket ?? req.socket) as Socket
  // A pipelined response that waits for an earlier one has no socket, and emits nothing when the
  // connection closes.
  const waitsForTurn = !res.socket

  if (res.writableFinished || res.destroyed || res.closed || (waitsForTurn && socket.destroyed)) {
    const errored = req.errored as NodeJS.ErrnoException | null | undefined
    const reset = req.aborted || errored?.code === 'ECONNRESET'
    setImmediate(resolve, res.writableFinished && !reset ? 'finished' : 'aborted')
    return
  }

  let over = false
  // On finish or close, whichever comes first. Node 20 and 22 emit finish, with writableFinished set,
  // even if a closed socket dropped the body.
  const end = (outcome: Outcome) => {
    if (over) return
    over = true
    if (waitsForTurn) stopWaiting(socket, onClose)
    setImmediate(resolve, outcome)
  }
  const onFinish = () => end(socket.destroyed ? 'aborted' : 'finished')
  const onClose = () => end('aborted')
  if (waitsForTurn) onceClosed(socket, onClose)
  // Before Node's own listener: that one hands the socket to the next response, which may destroy it.
  // Not once(): its wrappers take more memory than the listeners.
  res.prependListener('finish', onFinish)
  res.on('close', onClose)
}

function watchFake(res: ServerResponse, resolve: Resolve): void {
  const end = () =>
    setImmediate(resolve, res.destroyed && !res.writableEnded ? 'aborted' : 'finished')
  if (res.writableEnded || res.destroyed) {
    end()
    return
  }
  // serverless-http emits close before finish. A promise resolves once, whichever comes first.
  res.once('finish', end)
  res.once('close', end)
}

/** What to call when a connection closes. */
const closeListeners = new WeakMap<Socket, Set<() => void>>()

/**
 * Calls a listener when a connection closes. The socket gets one listener for all of them: clients
 * pipeline more requests than the number of listeners that Node warns about as a leak.
 */
function onceClosed(socket: Socket, listener: () => void): void {
  let listeners = closeListeners.get(socket)
  if (!listeners) {
    listeners = new Set()
    closeListeners.set(socket, listeners)
    socket.once('close', callCloseListeners)
  }
  listeners.add(listener)
}

function stopWaiting(socket: Socket, listener: () => void): void {
  const listeners = closeListeners.get(socket)
  if (!listeners?.delete(listener) || listeners.size > 0) return
  closeListeners.delete(socket)
  socket.off('close', callCloseListeners)
}

function callCloseListeners(this: Socket): void {
  for (const listener of closeListeners.get(this) ?? []) listener()
}

function watchHttp2(res: Http2ServerResponse, resolve: Resolve): void {
  const { stream } = res
  // The stream of a HEAD request has ended before the handler runs, and closes after the headers.
  const isHead = (res.req as Http2ServerRequest | undefined)?.method === 'HEAD'
  const isEnded = () => (isHead ? res.headersSent : res.writableEnded) && res.writableFinished
  // The compatibility API emits finish whenever a stream closes, even after a reset before end().
  const outcome = (): Outcome =>
    isEnded() && !stream.rstCode && !stream.aborted ? 'finished' : 'aborted'

  let over = false
  const end = () => {
    if (over) return
    over = true
    setImmediate(resolve, outcome())
  }
  if (isEnded() || stream.destroyed || stream.closed) {
    end()
    return
  }
  // The response's own finish comes only after the request is over: an upload may still be read.
  stream.once('finish', () => {
    if (isEnded()) end()
  })
  res.once('finish', end)
  res.once('close', end)
  // Node 20 to 24 keep a stream that was reset with NO_ERROR open until its session closes.
  stream.once('aborted', end)
  // Sometimes Node emits neither: https://github.com/nodejs/node/issues/56374
  stream.once('close', () => setImmediate(end))
}
