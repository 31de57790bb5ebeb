import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { type Child, createContext, createFt, js, Link, Script } from 'ft-response'
import { serve } from '../../support/serve'

const Theme = createContext('light')
const Shown = () => <i>{Theme.get()}</i>

function Layout({ title, children }: { title: string; children?: Child }) {
  return (
    <>
      <title>{title}</title>
      <link rel="icon" href="/i.png" />
      <Theme value="dark">
        <Shown />
        {children}
      </Theme>
    </>
  )
}
async function Late({ children }: { children?: Child }) {
  await setImmediate()
  return children
}

async function documentOf(content: Child, page = {}): Promise<string> {
  const { ftResponse } = createFt({ page, tasks: { onError: () => {} } })
  const response = await fetch(await serve((_req, res) => ftResponse(res, content)))
  return response.text()
}

const HEAD = '<title>T</title><link rel="icon" href="/i.png">'

describe('components at the top of a document', () => {
  test('components at the top have their title and links hoisted, and keep their contexts', async () => {
    const html = await documentOf(
      <Layout title="T">
        <Shown />
        <p>x</p>
      </Layout>,
    )
    expect(html).toContain(`${HEAD}</head><body><i>dark</i><i>dark</i><p>x</p></body>`)
  })

  test('components at the top are called once', async () => {
    let calls = 0
    const Once = () => {
      calls++
      return <title>T</title>
    }
    await documentOf([<Once />, Promise.resolve(<Once />)])
    expect(calls).toBe(2)
  })

  test('components at the top may be async, and in arrays, promises, fragments and each other', async () => {
    const html = await documentOf([
      <Late>
        <Late>
          <Layout title="T">{Promise.resolve([<Shown />])}</Layout>
        </Late>
        <Shown />
      </Late>,
      <Theme value="blue">
        <Late>
          <Shown />
        </Late>
      </Theme>,
    ])
    expect(html).toContain(
      `${HEAD}</head><body><i>dark</i><i>dark</i><i>light</i><i>blue</i></body>`,
    )
  })

  test('a component may return a whole <html>', async () => {
    const Page = ({ children }: { children?: Child }) => (
      <html lang="la">
        <body>{children}</body>
      </html>
    )
    const sent = '<!doctype html><html lang="la"><body><i>light</i></body></html>'
    expect(
      await documentOf(
        <Page>
          <Shown />
        </Page>,
      ),
    ).toBe(sent)
    expect(
      await documentOf(
        <Late>
          <Page>
            <Shown />
          </Page>
        </Late>,
      ),
    ).toBe(sent)
  })

  test('elements that are hoisted out of components get the nonce', async () => {
    expect(await documentOf(<Layout title="T" />, { nonce: 'n' })).toContain(
      '<link nonce="n" rel="icon" href="/i.png"></head>',
    )
  })

  test('promises of components at the top are handled if another part fails first', async () => {
    const fails = async (): Promise<string> => {
      await setImmediate()
      throw new Error('later')
    }
    const slow = new Promise<Child>((resolve) => {
      setImmediate()
        .then(setImmediate)
        .then(setImmediate)
        .then(() => resolve('slow'))
    })
    const Deep = () => <p>{fails()}</p>
    const Throws = () => {
      throw new Error('first')
    }
    const Both = () => [fails(), <p>{fails()}</p>, <Throws />]
    for (const content of [[<Deep />, slow], [<Deep />, <Throws />], <Both />]) {
      expect(await documentOf(content)).toMatch(/^(?:Internal Server Error|.*(?:first|later))/)
    }
    // Jest fails a test in which a rejection stays unhandled; it has to have the time to.
    for (let i = 0; i < 5; i++) await setImmediate()
  })
})

describe('the head and the end of the body of a page', () => {
  test('the head and the end of the body may be an iterator, which can be read once', async () => {
    const links = ['/a.css', '/b.css']
    function* scripts() {
      yield [links.map((src) => Script({ src })).values()]
      yield Script(js`f()`)
    }
    const { ftResponse } = createFt({
      page: {
        head: links.map((href) => Link({ rel: 'stylesheet', href })).values(),
        bodyEnd: scripts(),
      },
    })
    const url = await serve((_req, res) => ftResponse(res, 'x'))
    const [first, second] = [await (await fetch(url)).text(), await (await fetch(url)).text()]
    expect(first).toContain(
      '<link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/b.css"></head>',
    )
    expect(first).toContain(
      'x<script src="/a.css"></script><script src="/b.css"></script><script>f()</script></body>',
    )
    expect(second).toBe(first)
  })

  test('the head and the end of the body may be components, which are called for each page', async () => {
    let calls = 0
    const Assets = () => <script>{js`f(${++calls})`}</script>
    const { ftResponse } = createFt({ page: { head: <Assets />, bodyEnd: <Shown /> } })
    const url = await serve((_req, res) => ftResponse(res, 'x'))
    for (const call of [1, 2]) {
      const html = await (await fetch(url)).text()
      expect(html).toContain(`<script>f(${call})</script></head>`)
      expect(html).toContain('x<i>light</i></body>')
    }
  })
})
