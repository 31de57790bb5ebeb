import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** What the code of the pages calls. */
const PAGE_SCRIPT = 'function greet() {}'

/** A site on this machine, whose pages have htmx and Alpine. */
export class Site {
  readonly #server: Server
  readonly #scripts: ReadonlyMap<string, string | Buffer>
  readonly #pages = new Map<string, string>()

  private constructor(server: Server, scripts: ReadonlyMap<string, string | Buffer>) {
    this.#server = server
    this.#scripts = scripts
    server.on('request', this.#answer)
  }

  static async open(): Promise<Site> {
    const htmx = path.join(path.dirname(require.resolve('htmx.org')), 'htmx.js')
    const scripts = new Map<string, string | Buffer>([
      ['/page.js', PAGE_SCRIPT],
      ['/htmx.js', await readFile(htmx)],
      ['/alpine.js', await readFile(require.resolve('alpinejs/dist/cdn.js'))],
    ])
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new Site(server, scripts)
  }

  /** Where the content is from now on. */
  publish(content: string): string {
    const { port } = this.#server.address() as AddressInfo
    const page = `/pages/${this.#pages.size}`
    this.#pages.set(page, content)
    return `http://127.0.0.1:${port}${page}`
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  readonly #answer: RequestListener = (req, res) => {
    const [pathname = '', query = ''] = (req.url ?? '').split('?')
    const script =
      pathname === '/elsewhere.js' ? decodeURIComponent(query) : this.#scripts.get(pathname)
    const content = this.#pages.get(pathname)
    if (script !== undefined) res.setHeader('content-type', 'text/javascript').end(script)
    else if (/frame|embed|object/.test(String(req.headers['sec-fetch-dest']))) {
      // Frames stay empty: what is not from here could not be of the attacker's making.
      res.writeHead(204).end()
    } else if (content === undefined) res.end('answer')
    else res.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(content))
  }
}

function pageOf(content: string): string {
  return `<!doctype html><html lang="en"><head><title>page</title>
<script src="/page.js"></script><script src="/htmx.js"></script>
<script src="/alpine.js" defer></script></head>
<body><section>${content}</section></body></html>`
}
