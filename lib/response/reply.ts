import type { AnyResponse } from '../background/after-response/settled'
import { answerError, nextOf } from './answer-error'
import { alreadyAnswered, claim, unclaim } from './claim'
import { contentTypeOf, isHtml } from './content-type'
import { appendVary, setHeaders } from './headers'
import type { FtResponseOptions } from './options'
import { hasBody, sendBody, setHead } from './send-body'
import { sendChunks } from './send-chunks'

/** A whole body, or chunks that come later. */
export type Body = Buffer | AsyncGenerator<string>

/** The answer of one ftResponse() call: it claims the response, and sends a body or an error. */
export class Reply {
  /** The type of the response: a value of `Content-Type`, or a short name for Express. */
  readonly type: string
  /** Whether the body is sent in chunks if the content holds promises. */
  readonly streams: boolean
  readonly #res: AnyResponse
  readonly #options: FtResponseOptions
  readonly #next: ReturnType<typeof nextOf>
  readonly #report: (error: unknown) => void

  /**
   * @param report called with errors that Express's error handlers cannot take.
   * @throws Error if another reply has the response, or the response was sent.
   */
  constructor(res: AnyResponse, options: FtResponseOptions, report: (error: unknown) => void) {
    this.#res = res
    this.#options = options
    this.#next = nextOf(res)
    this.#report = report
    this.type = contentTypeOf(res, options)
    this.streams = options.stream === true && hasBody(res, options.status)
    claim(res)
  }

  get isHtml(): boolean {
    return isHtml(this.type)
  }

  /**
   * Whether other code answered while the content was rendered: an error handler does if the route
   * throws after its call of ftResponse(). Reports that, since the content is dropped.
   */
  isTooLate(): boolean {
    if (!this.#res.headersSent) return false
    const problem =
      'ftResponse() expected an unsent response, but while it rendered, other code answered'
    this.#report(alreadyAnswered(this.#res, problem))
    return true
  }

  /**
   * Sets the headers, and sends the body if it is whole.
   *
   * @param vary the request headers that decide on the content of an HTML response.
   */
  send(body: Body, vary: readonly string[]): void {
    const { headers = {}, status, type } = this.#options
    setHeaders(this.#res, headers)
    if (this.isHtml) appendVary(this.#res, vary)
    if (Buffer.isBuffer(body)) sendBody(this.#res, body, { status, type })
    else setHead(this.#res, { status, type })
  }

  /** Sends the body if it comes in chunks. */
  sendRest(body: Body): void | Promise<void> {
    if (!Buffer.isBuffer(body)) return sendChunks(this.#res, body)
  }

  /** Passes an error to Express, or answers with its status. An error handler may reply again. */
  fail(error: unknown): void {
    unclaim(this.#res)
    answerError(this.#res, error, this.#next, this.#report)
  }
}
