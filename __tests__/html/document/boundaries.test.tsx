import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import {
  type Child,
  createContext,
  createFt,
  ErrorBoundary,
  type ErrorBoundaryProps,
  html,
  type PageOptions,
  Titled,
} from 'ft-response'
import { serve } from '../../support/serve'

const error = new Error('no news')
const Fails = (): Child => {
  throw error
}
const FailsLater = async (): Promise<Child> => {
  await setImmediate()
  throw error
}
const Later = async ({ children }: { children?: Child }) => {
  await setImmediate()
  return children
}

/** A boundary that says nothing. */
function Quiet({ onError = () => {}, ...props }: ErrorBoundaryProps) {
  return <ErrorBoundary onError={onError} {...props} />
}

async function documentOf(content: Child, page: PageOptions = {}): Promise<string> {
  const { ftResponse } = createFt({ page, tasks: { onError: () => {} } })
  return (await fetch(await serve((_req, res) => ftResponse(res, content)))).text()
}

/** What a document has in its head, behind charset and viewport, and what in its body. */
async function partsOf(content: Child, page?: PageOptions): Promise<[string, string]> {
  const sent = await documentOf(content, page)
  const parts = /initial-scale=1">(.*)<\/head><body>(.*)<\/body><\/html>$/s.exec(sent)
  return [parts?.[1] ?? sent, parts?.[2] ?? '']
}

const News = () => Titled('News', <p>x</p>)
const PARTS = ['<title>News</title>', '<main class="container"><h1>News</h1><p>x</p></main>']

describe('an error boundary at the top of a page', () => {
  test('a boundary has the elements of the head hoisted out of its children', async () => {
    for (const content of [
      <Quiet fallback="-">
        <News />
      </Quiet>,
      <Quiet fallback="-">{News}</Quiet>,
      <Quiet fallback="-">
        <Later>
          <Later>
            <News />
          </Later>
        </Later>
      </Quiet>,
      <Later>
        <Quiet fallback="outer">
          <Quiet fallback="inner">
            <News />
          </Quiet>
        </Quiet>
      </Later>,
      <Quiet fallback={<News />}>
        <title>Weather</title>
        <FailsLater />
      </Quiet>,
      html`${<Quiet fallback="-">{html`<title>News</title>${News()}`}</Quiet>}`,
    ]) {
      expect(await partsOf(content)).toEqual(PARTS)
    }
  })

  test('a boundary keeps the order of the page, and the contexts', async () => {
    const Theme = createContext('light')
    const Shown = () => <i>{Theme.get()}</i>
    const content = [
      <link rel="a" />,
      <p>1</p>,
      <Theme value="dark">
        <Quiet fallback="-">
          <Shown />
          <link rel="b" />
          <Later>
            <Shown />
            <link rel="c" />
          </Later>
          <b>
            <Later>{'<'}</Later>
          </b>
        </Quiet>
      </Theme>,
      <link rel="d" />,
      <Shown />,
    ]
    expect(await partsOf(content)).toEqual([
      '<link rel="a"><link rel="b"><link rel="c"><link rel="d">',
      '<p>1</p><i>dark</i><i>dark</i><b>&lt;</b><i>light</i>',
    ])
  })

  test.each<[string, Child]>([
    ['a component throws', <Fails />],
    ['an async component rejects', <FailsLater />],
    ['a component inside of an element throws', html`<p>${<Fails />}</p>`],
    [
      'an async component inside of an element rejects',
      <p>
        <FailsLater />
      </p>,
    ],
    [
      'a component in a title throws',
      <title>
        <Fails />
      </title>,
    ],
    [
      'an async component in a title rejects',
      <title>
        <FailsLater />
      </title>,
    ],
    ['an attribute of a link is wrong', html`<link ${{ 'a b': 'x' } as never}>`],
    ['a child is none', new Date(0) as never],
  ])('a boundary shows only its fallback if %s', async (_name, child) => {
    const told: unknown[] = []
    const content = (
      <Quiet fallback={<b>-</b>} onError={(got) => told.push(got)}>
        <News />
        {child}
        <Later>
          <title>Late news</title>
        </Later>
      </Quiet>
    )
    expect(await partsOf([<title>App</title>, content, 'y'])).toEqual([
      '<title>App</title>',
      '<b>-</b>y',
    ])
    expect(told).toEqual([expect.any(Error)])
  })

  test('a boundary passes an error of its fallback to the boundary around it', async () => {
    for (const fallback of [<Fails />, FailsLater, html`<p>${<Fails />}</p>`]) {
      const content = (
        <Quiet fallback={<News />}>
          <Quiet fallback={fallback}>
            <title>Weather</title>
            <Fails />
          </Quiet>
        </Quiet>
      )
      expect(await partsOf(content)).toEqual(PARTS)
    }
  })

  test('a boundary renders its children once', async () => {
    let calls = 0
    const Once = () => `${++calls}`
    function* items() {
      yield (
        <title>
          <Once />
        </title>
      )
      yield <Once />
    }
    expect(await partsOf(<Quiet fallback="-">{items()}</Quiet>)).toEqual(['<title>2</title>', '1'])
  })

  test('elements that are hoisted out of a boundary get the nonce', async () => {
    const content = (
      <Quiet fallback="-">
        <link rel="a" />
        {html`<style>p {}</style>`}
        <link rel="b" nonce="own" />
        <script src="/a.js" />
      </Quiet>
    )
    expect(await partsOf(content, { nonce: 'n' })).toEqual([
      '<link nonce="n" rel="a"><style nonce="n">p {}</style><link rel="b" nonce="own">',
      '<script nonce="n" src="/a.js"></script>',
    ])
  })

  test('a boundary may surround a whole document', async () => {
    const page = (content: Child) => (
      <Quiet fallback={<html lang="la">-</html>}>{html`<!doctype html><p>${content}`}</Quiet>
    )
    expect(await documentOf(page('x'))).toBe('<!doctype html><p>x')
    expect(await documentOf(page(<FailsLater />))).toBe('<!doctype html><html lang="la">-</html>')
    expect(await documentOf(<Quiet fallback="-">{<html lang="la">x</html>}</Quiet>)).toBe(
      '<!doctype html><html lang="la">x</html>',
    )
  })

  test('promises in a boundary are handled if another part fails first', async () => {
    const Deep = () => (
      <p>
        <FailsLater />
      </p>
    )
    for (const children of [
      [<Deep />, <Fails />, FailsLater()],
      [<FailsLater />, <FailsLater />, html`<p>${FailsLater()}</p>`],
      [<Deep />, html`<p>${<Fails />}</p>`, <p>{FailsLater()}</p>],
      [Fails, FailsLater()],
    ]) {
      expect((await partsOf(<Quiet fallback="-">{children}</Quiet>))[1]).toBe('-')
    }
    // Jest fails a test in which a rejection stays unhandled; it has to have the time to.
    for (let i = 0; i < 5; i++) await setImmediate()
  })
})
