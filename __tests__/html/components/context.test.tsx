import { describe, expect, test } from '@jest/globals'
import {
  type Child,
  createContext,
  Div,
  ErrorBoundary,
  P,
  render,
  renderToBuffer,
} from 'ft-response'
import fc, { runs } from '../../support/property'

const Theme = createContext('light')
const User = createContext<{ readonly name: string } | undefined>(undefined)

const Shown = () => Theme.get()
const shown = () => Theme.use((theme) => theme)

describe('a context', () => {
  test('a context has its initial value outside of a provider', () => {
    expect(render(<Shown />)).toBe('light')
    expect(render(shown())).toBe('light')
    expect(render(User.use((user) => user?.name ?? 'nobody'))).toBe('nobody')
  })

  test('a context has the value of the innermost provider around', () => {
    expect(
      render(
        <div>
          <Shown />
          <Theme value="dark">
            <Shown />
            <Theme value="blue">
              <Shown />
            </Theme>
            <p>
              <Shown />
            </p>
          </Theme>
          <Shown />
        </div>,
      ),
    ).toBe('<div>lightdarkblue<p>dark</p>light</div>')
  })

  test('a context can be provided by functions', () => {
    expect(render(Theme.provide('dark', Div(shown()), shown(), ['a', shown()]))).toBe(
      '<div>dark</div>darkadark',
    )
    expect(render([Theme.provide('dark'), shown()])).toBe('light')
  })

  test('a context that is called as a function provides its value to the children after it', () => {
    expect(render(Theme({ value: 'dark' }, P(shown()), shown()))).toBe('<p>dark</p>dark')
    expect(render(Theme({ value: 'dark', children: 'a' }, 'b', shown()))).toBe('abdark')
  })

  test('a context refuses a child as its first argument, and unknown options', () => {
    for (const first of ['dark', null, undefined, P('a')]) {
      expect(() => Theme(first as never, 'a')).toThrow(
        /^Context\(\) expected an object of options, got .*: pass the options \(value, children\)/,
      )
    }
    expect(() => Theme({ valeu: 'dark' } as never)).toThrow(
      /^Context\(\) got an unknown option "val/,
    )
  })

  test('two contexts do not share values', () => {
    const Name = () => User.get()?.name
    expect(
      render(
        <User value={{ name: '<Ada>' }}>
          <Theme value="dark">
            <Name />
            <Shown />
          </Theme>
        </User>,
      ),
    ).toBe('&lt;Ada&gt;dark')
  })

  test('a context can provide undefined, null and false', () => {
    const Any = createContext<unknown>('default')
    for (const value of [undefined, null, false, 0]) {
      expect(
        render(
          Any.provide(
            value,
            Any.use((got) => String(got === value)),
          ),
        ),
      ).toBe('true')
    }
  })

  test.each<[string, (content: Child) => Child]>([
    ['an array', (content) => [[content]]],
    ['a Set', (content) => new Set([content])],
    ['a fragment', (content) => <>{content}</>],
    ['a promise', (content) => Promise.resolve(content)],
    ['promises within each other', async (content) => [Promise.resolve([content])]],
    ['<pre>', (content) => <pre>{content}</pre>],
    ['<textarea>', (content) => <textarea>{content}</textarea>],
    ['a promise in <pre>', (content) => <pre>{Promise.resolve(content)}</pre>],
    ['an error boundary', (content) => <ErrorBoundary fallback="x">{content}</ErrorBoundary>],
    ['a function in a boundary', (content) => ErrorBoundary({ fallback: 'x' }, () => content)],
    ['an async component', (content) => <Through>{content}</Through>],
  ])('a context reaches components in %s', async (_name, around) => {
    const html = await render(
      <Theme value="dark">
        {around(<Shown />)}|<Shown />
      </Theme>,
    )
    expect(html.replace(/<[^>]+>/g, '')).toBe('dark|dark')
  })

  test('a context reaches the fallback of a boundary, for sync and async errors', async () => {
    const fallback = () => Theme.get()
    const onError = () => {}
    for (const child of [() => fail(), Promise.reject(new Error('late'))]) {
      const boundary = ErrorBoundary({ fallback, onError }, child)
      expect(await render(Theme.provide('dark', boundary))).toBe('dark')
    }
  })
})

function fail(): never {
  throw new Error('sync')
}

async function Through({ children }: { children?: Child }) {
  await null
  return children
}

describe('get()', () => {
  test('get() works in an async component before its first await', async () => {
    const Early = async () => {
      const theme = Theme.get()
      await null
      return theme
    }
    expect(
      await render(
        <Theme value="dark">
          <Early />
        </Theme>,
      ),
    ).toBe('dark')
  })

  test('get() throws after an await, and the error says what to write', async () => {
    const Late = async () => {
      await null
      return Theme.get()
    }
    await expect(render(<Late />)).rejects.toThrow(
      'Context.get() expected to be called while a component is rendered, before its first await: ' +
        'elsewhere write context.use((value) => ...)',
    )
  })

  test('get() throws if nothing is rendered', () => {
    expect(() => Theme.get()).toThrow(/^Context\.get\(\) expected to be called while a component/)
    render(<Shown />)
    expect(() => Theme.get()).toThrow(/^Context\.get\(\) expected/)
    expect(() => render(jsxThrows())).toThrow('sync')
    expect(() => Theme.get()).toThrow(/^Context\.get\(\) expected/)
  })

  test('get() reads the innermost of two nested renderings, and then the outer one again', () => {
    const Nested = () => [render(<Shown />), Theme.get()]
    expect(
      render(
        <Theme value="dark">
          <Nested />
        </Theme>,
      ),
    ).toBe('lightdark')
  })
})

function jsxThrows() {
  const Throws = () => fail()
  return <Throws />
}

describe('use()', () => {
  test('use() works after an await, and reads the context of its place on the page', async () => {
    const Late = async () => {
      await null
      return Theme.use((theme) => P(theme))
    }
    expect(
      await render(
        <Theme value="dark">
          <Late />
        </Theme>,
      ),
    ).toBe('<p>dark</p>')
  })
})

test('concurrent renderings never see each other’s values', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 5 }), async (scheduler, count) => {
      const Wait = async ({ depth }: { depth: number }): Promise<Child> => {
        const before = Theme.get()
        await scheduler.schedule(Promise.resolve())
        return [before, Theme.use((theme) => theme), depth > 0 && <Wait depth={depth - 1} />]
      }
      const page = (theme: string) => (
        <Theme value={theme}>
          <Wait depth={2} />
          <pre>
            <Wait depth={1} />
          </pre>
          <ErrorBoundary fallback="x">
            <Wait depth={1} />
          </ErrorBoundary>
        </Theme>
      )
      const names = Array.from({ length: count }, (_, i) => String(i))
      const pages = names.map((name) => renderToBuffer(page(name)))
      await scheduler.waitFor(Promise.all(pages))
      for (const [i, html] of (await Promise.all(pages)).entries()) {
        const seen = html.toString().replace(/<[^>]+>/g, '')
        expect(seen).toBe(String(i).repeat(14))
      }
    }),
    { numRuns: runs(50) },
  )
})
