import type { IncomingMessage } from 'node:http'
import { followResponse, type When } from './background/after-response/after-response'
import { ForgivingPromise } from './background/after-response/forgiving-promise'
import type { AnyResponse } from './background/after-response/settled'
import { ACCEPT_TIMEOUT, type Batch, storesTasks } from './background/batch/batch'
import { readBackground } from './background/batch/read-background'
import type { TaskRunnerOptions } from './background/runner/runner-options'
import { TaskRunner } from './background/runner/task-runner'
import type { Background } from './background/task/background'
import { checkMilliseconds, checkOptions } from './checks/check-options'
import { documentOf } from './html/document/document'
import type { Child } from './html/nodes/child'
import { ignoreRejectionsIn } from './html/nodes/ignore-rejections-in'
import { renderToBuffer, renderToChunks } from './html/render/render'
import { FRAGMENT_HEADERS, isFragmentRequest } from './htmx/fragment-request'
import { checkResponse, claim, notToBeSent, unclaim } from './response/claim'
import { checkType, contentTypeOf, isHtml } from './response/content-type'
import { fail, nextOf } from './response/fail'
import { appendVary, setHeaders } from './response/headers'
import { checkWhen, type FtResponseOptions, readOptions } from './response/options'
import { type Page, readPage } from './response/read-page'
import { hasBody, send, setHead } from './response/send'
import { begun, stream } from './response/stream'

/** Options of {@link createFt}. */
export interface FtOptions<Request = IncomingMessage> {
  /** What stands around the content of whole documents, or a function of the request that says so. */
  readonly page?: Page<Request>
  /** What runs functions and `BackgroundTask`s: a runner, or the options of a new one. */
  readonly tasks?: TaskRunner | TaskRunnerOptions
  /**
   * How long a queue may take to store tasks before the request fails with 503, in milliseconds.
   * Default: 5,000.
   */
  readonly acceptTimeout?: number
  /** Shorthand for `tasks: { waitUntil }`, see {@link TaskRunnerOptions.waitUntil}. */
  readonly waitUntil?: TaskRunnerOptions['waitUntil']
}

/** What {@link createFt} makes: functions that share a page and a runner. */
export interface Ft {
  ftResponse(res: AnyResponse, content: Child, options?: FtResponseOptions | Background): void
  afterResponse(
    res: AnyResponse,
    background: Background,
    options?: { readonly when?: When },
  ): Promise<void>
  readonly tasks: TaskRunner
}

/** Shared: most work is accepted at once, and nobody looks at the promise. */
const ACCEPTED = Promise.resolve()

/**
 * An independent set of {@link Ft.ftResponse}, {@link Ft.afterResponse} and the runner of their tasks.
 *
 * @throws TypeError for an option it does not know.
 * @example
 * const { ftResponse, afterResponse, tasks } = createFt({
 *   page: { lang: 'de', head: Link({ rel: 'stylesheet', href: '/site.css' }) },
 *   tasks: { onError: (error, task) => log.error({ error, task }) },
 * })
 */
export function createFt<Request = IncomingMessage>(options: FtOptions<Request> = {}): Ft {
  checkOptions(options, ['page', 'tasks', 'acceptTimeout', 'waitUntil'], 'createFt()')
  const { acceptTimeout = ACCEPT_TIMEOUT } = options
  checkMilliseconds({ acceptTimeout }, 'createFt()')
  const tasks = runnerOf(options.tasks, options.waitUntil)
  const followOptions = { acceptTimeout, runner: tasks }
  const pageOf = readPage(options.page)

  function plan(background: Background, when: When | undefined, place: string): Batch {
    const batch = readBackground(background, tasks, place)
    if (when === 'finished' && storesTasks(batch)) {
      throw new TypeError(
        `${place} to hold only tasks of this process with when: 'finished', since a queue stores ` +
          'its tasks before the response is sent',
      )
    }
    return batch
  }

  function ftResponse(
    res: AnyResponse,
    content: Child,
    given?: FtResponseOptions | Background,
  ): void {
    let batch: Batch
    let options: FtResponseOptions
    try {
      checkResponse(res, 'ftResponse()')
      options = readOptions(given)
      batch = plan(options.background, options.when, 'ftResponse() expected options.background')
      checkType(res, options.type)
      claim(res)
    } catch (error) {
      ignoreRejectionsIn(content)
      throw error
    }
    const { status, headers = {}, type, stream: streams = false, when = 'always' } = options
    const next = nextOf(res)
    // Most responses have no background: they are not watched.
    const work =
      batch.steps.length > 0 ? followResponse(res, batch, when, followOptions) : undefined

    const deliver = (body: Buffer | AsyncGenerator<string>): void | Promise<void> => {
      const sendAndStart = () => {
        // As by an error handler, of an error that the handler threw behind its call.
        if (res.headersSent) {
          work?.release()
          tasks.report(notToBeSent(res, 'answered while its page was made'), undefined)
          return
        }
        try {
          setHeaders(res, headers)
          if (isHtml(contentTypeOf(res, options))) appendVary(res, FRAGMENT_HEADERS)
          if (Buffer.isBuffer(body)) send(res, body, { status, type })
          else setHead(res, { status, type })
        } catch (error) {
          work?.release()
          throw error
        }
        work?.start()
        if (!Buffer.isBuffer(body)) return stream(res, body)
      }
      const accepting = work?.accept()
      return accepting ? accepting.then(sendAndStart) : sendAndStart()
    }
    const failed = (error: unknown) => {
      unclaim(res)
      fail(res, error, next, tasks)
    }
    try {
      const contents = contentsFor(res, content, contentTypeOf(res, options))
      const inChunks = streams && hasBody(res, status)
      const body = inChunks ? renderInChunks(contents) : renderToBuffer(contents)
      const sent = body instanceof Promise ? body.then(deliver) : deliver(body)
      sent?.catch(failed)
    } catch (error) {
      // A page function may have thrown before anything was rendered.
      ignoreRejectionsIn(content)
      failed(error)
    }
  }

  /** A fragment, or a whole document. */
  function contentsFor(res: AnyResponse, content: Child, type: string): Child {
    const isPage = isHtml(type) && !isFragmentRequest(res.req?.headers ?? {})
    return isPage ? documentOf(content, pageOf(res.req as Request)) : content
  }

  function afterResponse(
    res: AnyResponse,
    background: Background,
    options: { readonly when?: When } = {},
  ): Promise<void> {
    checkResponse(res, 'afterResponse()')
    checkOptions(options, ['when'], 'afterResponse()')
    checkWhen(options.when, 'afterResponse()')
    const batch = plan(background, options.when, 'afterResponse() expected its background')
    const work = followResponse(res, batch, options.when ?? 'always', followOptions)
    let accepted: Promise<void>
    try {
      const accepting = work.accept()
      if (!accepting) {
        work.start()
        return ACCEPTED
      }
      accepted = accepting.then(() => work.start())
    } catch (error) {
      accepted = Promise.reject(error)
    }
    return ForgivingPromise.of(accepted, (error) => tasks.report(error, undefined))
  }

  return { ftResponse, afterResponse, tasks }
}

/** The first chunk is waited for, so that an error before it can still have an answer of its own. */
function renderInChunks(content: Child): Buffer | Promise<AsyncGenerator<string>> {
  const body = renderToChunks(content)
  return Buffer.isBuffer(body) ? body : begun(body)
}

function runnerOf(tasks: FtOptions['tasks'], waitUntil: FtOptions['waitUntil']): TaskRunner {
  if (waitUntil === undefined) return tasks instanceof TaskRunner ? tasks : new TaskRunner(tasks)
  if (!(tasks instanceof TaskRunner) && tasks?.waitUntil === undefined) {
    return new TaskRunner({ ...tasks, waitUntil })
  }
  throw new TypeError(
    'createFt() expected options.waitUntil only where the runner has none and is still to be made: ' +
      'give it to the TaskRunner, as new TaskRunner({ waitUntil })',
  )
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
 * refusal (`status` 503), which goes to `onError` if nobody awaits it.
 *
 * @throws TypeError for a wrong argument, at the call.
 * @example
 * afterResponse(res, () => log(req.ip))
 * res.json({ ok: true })
 */
export const afterResponse: Ft['afterResponse'] = defaults.afterResponse

/** The runner of {@link ftResponse} and {@link afterResponse}, and the place to define tasks. */
export const tasks: TaskRunner = defaults.tasks
