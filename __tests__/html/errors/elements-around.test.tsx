import { describe, expect, test } from '@jest/globals'
import {
  type Child,
  createContext,
  Div,
  ErrorBoundary,
  html,
  Li,
  Main,
  P,
  Pre,
  render,
  renderToBuffer,
  Script,
  Ul,
} from 'ft-response'
import { jsxAttr, jsxTemplate } from 'ft-response/jsx-runtime'
import { renderError } from '../../support/render-error'

const Theme = createContext('light')
const wrong = new Date(0) as never

async function placeOf(content: Child): Promise<string | undefined> {
  const { stack = '' } = await renderError(content)
  return / {4}while rendering (.*)$/.exec(stack)?.[1]
}

function Page({ children }: { children?: Child }) {
  return <main>{children}</main>
}
function List({ item }: { item: Child }) {
  return (
    <ul>
      <li>fine</li>
      <li>{item}</li>
    </ul>
  )
}
function* items(item: Child) {
  yield Li(item)
}

describe('errors of refused values', () => {
  const row = Li('fine')

  test.each<[string, Child, string | undefined]>([
    ['a child', Main(row, Ul(row, Li('a', P([wrong])))), 'main > ul > li > p'],
    ['a child in lists and fragments', Main([[<>{[wrong]}</>]]), 'main'],
    ['a child that is a symbol', Main(P([Symbol('x') as never])), 'main > p'],
    ['a child below a context', Main(Theme.provide('dark', P([wrong]))), 'main > p'],
    ['a child in a component', <List item={wrong} />, '<List> > ul > li'],
    [
      'a child in a component in a component',
      <Page>
        <List item={P([wrong])} />
      </Page>,
      '<Page> > <List> > ul > li > p',
    ],
    ['a child of a component', <Page>{P([wrong])}</Page>, '<Page> > main > p'],
    ['a child in a template', html`<main>${html`<p><b>${wrong}</b></p>`}</main>`, 'main > b'],
    ['text in a script', Div(P('x'), Script('x' as never)), 'div > script'],
    ['a child in <pre>', Main(Pre(P([wrong]))), 'pre > p'],
    ['a child in what was promised', Main(P(Promise.resolve(Li([wrong])))), 'p > li'],
    ['an attribute', Main(P({ title: 'a' }), P({ title: wrong })), 'main > p'],
    [
      'an attribute that is code as text',
      Main(P('f()'), Li({ onclick: 'f()' as never })),
      'main > li',
    ],
    ['an attribute of JSX', <List item={<i title={wrong} />} />, '<List> > ul > li > i'],
    ['an attribute in a template', Main(html`<p title=${wrong}></p>`), 'main > p'],
    ['an attribute in an object', Main(html`<p ${{ title: wrong }}></p>`), 'main > p'],
    ['a class', Main(P({ class: wrong })), 'main > p'],
    [
      'an attribute of precompiled JSX',
      Main(jsxTemplate(['<p ', '></p>'], jsxAttr('title', wrong))),
      'main > p',
    ],
    ['what an iterator gave: nothing', Main(Ul(items(wrong))), undefined],
  ])('the error names the elements around %s', async (_name, content, expected) => {
    expect(await placeOf(content)).toBe(expected)
  })

  test('the error that a boundary caught names the elements around the value', () => {
    const told: Error[] = []
    const onError = (error: unknown) => told.push(error as Error)
    render(Main(ErrorBoundary({ fallback: 'x', onError }, () => Ul(Li([wrong])))))
    expect(told[0]?.stack).toMatch(/while rendering ul > li$/)
  })

  test('the error of very deep content names some of the elements', async () => {
    let content: Child = P([wrong])
    for (let i = 0; i < 500; i++) content = Div(content)
    expect(await placeOf(content)).toMatch(/^(?:div > ){10}\.\.\. > (?:div > ){9}p$/)
  })
})

test('the search for the elements calls nothing in the content', async () => {
  /** What is called of a page that fails at its end. */
  async function callsOf(end: Child): Promise<string[]> {
    const calls: string[] = []
    const get = () => calls.push('getter')
    const attributes = Object.defineProperty({}, 'title', { enumerable: true, get })
    const list = new Proxy([P('x')], {
      get(target, key) {
        calls.push(String(key))
        return Reflect.get(target, key)
      },
    })
    const Counted = () => String(calls.push('component'))
    await renderError(Main(P(attributes as never), list, <Counted />, Div(end)))
    return calls
  }
  const Fails = () => {
    throw new Error('not refused, and not searched')
  }
  expect(await callsOf([wrong])).toEqual(await callsOf(<Fails />))
})

test('the search ends for content that contains itself', async () => {
  const cyclic: Child[] = []
  cyclic.push(...Array(10_000).fill(cyclic))
  const content = Main(P({ title: wrong }), cyclic)
  expect(await placeOf(content)).toBe('main > p')
  expect(await placeOf([items(wrong), cyclic])).toBeUndefined()
})

describe('stacks of refused values', () => {
  function whoRenders(): unknown {
    return render(Main(Ul(Li(P(Div([wrong]))))))
  }
  function whoRendersBytes(): unknown {
    return renderToBuffer(Main(Ul(Li(P({ onclick: (() => {}) as never })))))
  }

  test.each([
    ['whoRenders', whoRenders],
    ['whoRendersBytes', whoRendersBytes],
  ])('the stack begins with the caller of the renderer: %s', (name, call) => {
    let stack = ''
    try {
      call()
    } catch (error) {
      stack = (error as Error).stack ?? ''
    }
    const [message, ...lines] = stack.split('\n')
    expect(message).toMatch(/^TypeError: <(?:div|p)> expected/)
    expect(lines.slice(0, 3).join('\n')).toContain(`at ${name} `)
    expect(stack).not.toContain('writeElement')
  })

  test('the stack shows the lines of a component that made a wrong element', async () => {
    function Presets() {
      return Div.with({ title: wrong })('x')
    }
    const { stack } = await renderError(<Page>{<Presets />}</Page>)
    expect(stack).toMatch(/ at Presets .* while rendering <Page> > <Presets>$/s)
  })

  test('the stack begins with the caller if the page itself is refused', () => {
    const renderWrong = () => render(wrong)
    expect(renderWrong).toThrow(
      expect.objectContaining({
        stack: expect.stringMatching(/^.*\n.*at render .*\n.*renderWrong/),
      }),
    )
  })

  test('the stack follows Error.stackTraceLimit', () => {
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    try {
      expect(whoRenders).toThrow(
        expect.objectContaining({ stack: expect.stringMatching(/^TypeError: .*\n {4}while .*$/) }),
      )
    } finally {
      Error.stackTraceLimit = limit
    }
  })
})
