import type { AnyResponse } from '../background/after-response/settled'
import { claim, notToBeSent, unclaim } from './claim'
import { contentTypeOf, isHtml } from './content-type'
import { fail, nextOf } from './fail'
import { appendVary, setHeaders } from './headers'
import type { FtResponseOptions } from './options'
import { hasBody, send, setHead } from './send'
import { stream } from './stream'

/** All of it, or chunks that come later. */
export type Body = Buffer | AsyncGenerator<string>

/** One answer, from the claim of its response to its last byte, or to the error that takes its place. */
export class Reply {
  /** The media type of what will be sent. */
  readonly type: string
  /** Whether content that is not there yet is sent in chunks. */
  readonly streams: boolean
  readonly #res: AnyResponse
  readonly #options: FtResponseOptions
  readonly #next: ReturnType<typeof nextOf>
  readonly #report: (error: unknown) => void

  /**
   * @param report called with the errors that no error handler of Express takes.
   * @throws Error if the response was sent, or belongs to another reply.
   */
  constructor(res: AnyResponse, options: FtResponseOptions, report: (error: unknown) => void) {
    claim(res)
    this.#res = res
    this.#options = options
    this.#next = nextOf(res)
    this.#report = report
    this.type = contentTypeOf(res, options)
    this.streams = options.stream === true && hasBody(res, options.status)
  }

  get isHtml(): boolean {
    return isHtml(this.type)
  }

  /**
   * Whether something else has answered while the content was rendered, such as an error handler,
   * after the handler threw behind its call. Reported, since the content is dropped.
   */
  isTooLate(): boolean {
    if (!this.#res.headersSent) return false
    this.#report(notToBeSent(this.#res, 'answered while its page was made'))
    return true
  }

  /**
   * Sets headers, and sends a body that is whole.
   *
   * @param vary the request's headers that decided on the content, if it is HTML.
   */
  begin(body: Body, vary: readonly string[]): void {
    const { headers = {}, status, type } = this.#options
    setHeaders(this.#res, headers)
    if (this.isHtml) appendVary(this.#res, vary)
    if (Buffer.isBuffer(body)) send(this.#res, body, { status, type })
    else setHead(this.#res, { status, type })
  }

  /** Sends the chunks of a body that is not whole. */
  end(body: Body): void | Promise<void> {
    if (!Buffer.isBuffer(body)) return stream(this.#res, body)
  }

  /** Hands an error to Express, or answers with its status; an error handler may reply again. */
  fail(error: unknown): void {
    unclaim(this.#res)
    fail(this.#res, error, this.#next, this.#report)
  }
}
