import { EventEmitter } from 'node:events'
import type { AnyResponse } from 'ft-response'

/** A response of HTTP/1 as far as this library looks at it, without a connection. */
export class FakeResponse extends EventEmitter {
  readonly socket = { destroyed: false }
  readonly req: object
  writableFinished = false
  destroyed = false
  headersSent = false
  statusCode = 200
  readonly #headers = new Map<string, unknown>()

  constructor(url: string) {
    super()
    // htmx's own requests get the content alone: nothing has to be rendered around it.
    const headers = { 'hx-request': 'true' }
    this.req = { method: 'GET', url, headers, socket: this.socket, next: () => {} }
  }

  get asResponse(): AnyResponse {
    return this as never
  }

  getHeader(name: string): unknown {
    return this.#headers.get(name)
  }

  setHeader(name: string, value: unknown): void {
    this.#headers.set(name, value)
  }

  /** Whoever sends it finds that it cannot be sent. */
  end(): void {
    throw new Error('nothing can be written')
  }

  /** It was handed to the operating system. */
  finish(): void {
    this.writableFinished = true
    this.emit('finish')
    this.emit('close')
  }

  /** The client is gone. */
  breakOff(): void {
    this.socket.destroyed = true
    this.destroyed = true
    this.emit('close')
  }
}
