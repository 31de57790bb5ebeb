import type { IncomingMessage } from 'node:http'
import {
  type FollowOptions,
  followResponse,
  type PendingBatch,
  type When,
} from './background/after-response/after-response'
import { ForgivingPromise } from './background/after-response/forgiving-promise'
import type { AnyResponse } from './background/after-response/settled'
import type { Batch } from './background/batch/batch'
import { readBackground } from './background/batch/read-background'
import type { TaskRunner } from './background/runner/task-runner'
import type { Background } from './background/task/background'
import { SEAM } from './background/task/executor-seam'
import { whenReady } from './checks/when-ready'
import { type FtOptions, readFtOptions } from './ft-options'
import { documentOf } from './html/document/document'
import type { Child } from './html/nodes/child'
import { orIgnoreRejections } from './html/nodes/ignore-rejections'
import { renderToBuffer, renderToChunks } from './html/render/render'
import { FRAGMENT_HEADERS, isFragmentRequest } from './htmx/fragment-request'
import { checkResponse } from './response/claim'
import { checkType } from './response/content-type'
import {
  type AfterResponseOptions,
  checkAfterResponseOptions,
  type FtResponseOptions,
  readOptions,
} from './response/options'
import { type Body, Reply } from './response/reply'
import { afterFirstChunk } from './response/send-chunks'

/** What {@link createFt} makes: functions that share a page and a runner. */
export interface Ft {
  /**
   * Renders content, sends it, and runs the background when the response is over. The full text is at
   * the package's own `ftResponse`.
   *
   * @param content a component, text, or an array of them; may hold promises.
   * @param options or, in short, the background itself.
   * @throws TypeError for a wrong argument; Error for a response that was sent, or is being sent.
   * @example
   * ftResponse(res, P('Welcome!'), { background: () => sendMail(req.body.email) })
   */
  ftResponse(res: AnyResponse, content: Child, options?: FtResponseOptions | Background): void
  /**
   * Runs work when any response is over, however it is sent. Resolves when the tasks are accepted;
   * await it before sending where a task goes to a queue.
   *
   * @throws TypeError for a wrong argument, at the call. Rejects with a `TaskRefusedError` (`status`
   * 503), which goes to `onError` where nothing awaits it.
   * @example
   * afterResponse(res, () => log(req.ip))
   * res.json({ ok: true })
   */
  afterResponse(
    res: AnyResponse,
    background: Background,
    options?: AfterResponseOptions,
  ): Promise<void>
  /**
   * The runner of these two, and the place to define tasks.
   *
   * @example
   * const sendMail = tasks.define('send-mail', ({ to }: { to: string }) => send(to))
   */
  readonly tasks: TaskRunner
}

/** Shared: most work is accepted at once, and few callers await the promise. */
const ACCEPTED = Promise.resolve()

/**
 * An independent set of {@link Ft.ftResponse}, {@link Ft.afterResponse} and the runner of their tasks.
 *
 * @throws TypeError for an option it does not know.
 * @example
 * const { ftResponse, afterResponse, tasks } = createFt({
 *   page: { lang: 'de', head: Link({ rel: 'stylesheet', href: '/site.css' }) },
 *   tasks: { onError: (error, task) => log.error({ error, task }) },
 *   onError: (error, req) => log.error({ error, url: req?.url }),
 * })
 */
export function createFt<Request = IncomingMessage>(options: FtOptions<Request> = {}): Ft {
  const { tasks, acceptTimeout, pageOf, report } = readFtOptions(options)
  const executor = tasks[SEAM]
  const followOptions: FollowOptions = {
    acceptTimeout,
    startsAtOnce: () => executor.startsAtOnce,
    report: (error) => executor.report(error, undefined),
  }

  function ftResponse(
    res: AnyResponse,
    content: Child,
    given?: FtResponseOptions | Background,
  ): void {
    const { reply, work } = orIgnoreRejections([content, given], () => validate(res, given))
    const fail = (error: unknown) => {
      work?.release()
      reply.fail(error)
    }
    try {
      const body = orIgnoreRejections(content, () => renderBody(res, reply, content))
      const sent = whenReady(body, (body) =>
        whenReady(work?.accept(), () => sendAndStart(reply, body, work)),
      )
      if (sent instanceof Promise) sent.catch(fail)
    } catch (error) {
      fail(error)
    }
  }

  /** Checks the arguments, claims the response, and watches it if there is work. */
  function validate(res: AnyResponse, given: FtResponseOptions | Background) {
    checkResponse(res, 'ftResponse()')
    const options = readOptions(given)
    const { background, when = 'always', type } = options
    const batch = readBatch(background, when, 'ftResponse() expected options.background')
    checkType(res, type)
    const reply = new Reply(res, options, reportOf(res))
    // Most responses have no background: they are not watched.
    const work =
      batch.steps.length > 0 ? followResponse(res, batch, when, followOptions) : undefined
    return { reply, work }
  }

  /** The content as a fragment or in a document, as bytes, or as chunks that come later. */
  function renderBody(res: AnyResponse, reply: Reply, content: Child): Body | Promise<Body> {
    const isDocument = reply.isHtml && !isFragmentRequest(res.req?.headers ?? {})
    const whole = isDocument ? documentOf(content, pageOf(res.req as Request)) : content
    if (!reply.streams) return renderToBuffer(whole)
    const body = renderToChunks(whole)
    // The first chunk is waited for, so that an error before it can still have an answer of its own.
    return Buffer.isBuffer(body) ? body : afterFirstChunk(body)
  }

  function afterResponse(
    res: AnyResponse,
    background: Background,
    options: AfterResponseOptions = {},
  ): Promise<void> {
    const { batch, when } = orIgnoreRejections([background, options], () => {
      checkResponse(res, 'afterResponse()')
      checkAfterResponseOptions(options)
      const { when = 'always' } = options
      return { when, batch: readBatch(background, when, 'afterResponse() expected its background') }
    })
    const work = followResponse(res, batch, when, followOptions)
    let accepted: void | Promise<void>
    try {
      accepted = whenReady(work.accept(), () => work.startWhenOver())
    } catch (error) {
      accepted = Promise.reject(error)
    }
    return accepted ? ForgivingPromise.of(accepted, reportOf(res)) : ACCEPTED
  }

  function readBatch(background: Background, when: When, place: string): Batch {
    const batch = readBackground(background, executor, place)
    if (when === 'finished' && batch.needsStore) {
      throw new TypeError(
        `${place} to hold only tasks of this process with when: 'finished', since a queue stores ` +
          'its tasks before the response is sent',
      )
    }
    return batch
  }

  function reportOf(res: AnyResponse): (error: unknown) => void {
    return (error) => report(error, res.req as Request | undefined)
  }

  return { ftResponse, afterResponse, tasks }
}

function sendAndStart(reply: Reply, body: Body, work?: PendingBatch): void | Promise<void> {
  if (reply.isTooLate()) {
    work?.release()
    return
  }
  reply.send(body, FRAGMENT_HEADERS)
  // Before the chunks: if one of them fails, the response is over too, and its tasks have been accepted.
  work?.startWhenOver()
  return reply.sendRest(body)
}

const defaults = createFt()

/**
 * Renders content, sends it, and runs the background when the response is over.
 *
 * A request that htmx made gets the content alone, any other a whole document. The order is fixed:
 * check the arguments, render, have the tasks accepted, set headers, send; when the response is over,
 * run. Errors of rendering and of accepting go to Express's error handlers (`next`), and nothing runs.
 *
 * @param options or, in short, the background itself.
 * @throws TypeError for a wrong argument or an unknown option; Error for a response that was sent, or
 * given to `ftResponse`, before.
 * @example
 * app.post('/signup', (req, res) => {
 *   ftResponse(res, P('Welcome!'), { background: () => sendMail(req.body.email) })
 * })
 */
export const ftResponse: Ft['ftResponse'] = defaults.ftResponse

/**
 * Runs work when any response is over, however it is sent: `res.json`, `res.redirect`, a stream.
 *
 * The work is registered at once. The promise resolves when it is accepted: places are reserved, and
 * queued tasks are stored; await it before sending where a task is queued. It rejects with the
 * refusal (`status` 503), which goes to `onError` where nothing awaits it.
 *
 * @throws TypeError for a wrong argument, at the call.
 * @example
 * afterResponse(res, () => log(req.ip))
 * res.json({ ok: true })
 */
export const afterResponse: Ft['afterResponse'] = defaults.afterResponse

/** The runner of {@link ftResponse} and {@link afterResponse}, and the place to define tasks. */
export const tasks: TaskRunner = defaults.tasks
