import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { type Child, P, render } from 'ft-response'
import { jsx } from 'ft-response/jsx-runtime'
import { gate } from '../../support/gate'

describe('a component', () => {
  test('a component gets its properties, and the content of its tags as children', () => {
    const Card = ({ title, children }: { title: string; children?: Child }) => (
      <article>
        <h2>{title}</h2>
        {children}
      </article>
    )
    expect(
      render(
        <Card title="<T>">
          a<p>b</p>
        </Card>,
      ),
    ).toBe('<article><h2>&lt;T&gt;</h2>a<p>b</p></article>')
    expect(render(<Card title="T" />)).toBe('<article><h2>T</h2></article>')
    expect(render(<Card {...{ title: 'T', children: 'x' }} />)).toBe(
      '<article><h2>T</h2>x</article>',
    )
  })

  test('a component takes functions, dates and any other value as properties', () => {
    const List = ({ rows, row }: { rows: Iterable<Date>; row: (date: Date) => Child }) =>
      Array.from(rows, row)
    expect(
      render(<List rows={[new Date(0)]} row={(date) => <li>{date.getUTCFullYear()}</li>} />),
    ).toBe('<li>1970</li>')
  })

  test.each<[string, Child, string]>([
    ['text, escaped', '<', '&lt;'],
    ['nothing', null, ''],
    ['a list', ['a', <b>b</b>], 'a<b>b</b>'],
    ['a fragment', <>a</>, 'a'],
    ['an element', P('x'), '<p>x</p>'],
  ])('a component can return %s', (_name, gives, html) => {
    const Gives = () => gives
    expect(render(<Gives />)).toBe(html)
  })

  test('a component that returns no child throws, and the error names the element around', () => {
    const Wrong = () => new Date(0) as never
    expect(() =>
      render(
        <p>
          <Wrong />
        </p>,
      ),
    ).toThrow(/^<p> expected children to be text/)
  })

  test('a component is called while rendering, in the order of the page, and once each time', () => {
    const called: string[] = []
    const Called = ({ name, children }: { name: string; children?: Child }) => {
      called.push(name)
      return <i>{children}</i>
    }
    const page = (
      <div>
        <Called name="outer">
          <Called name="inner" />
        </Called>
        <Called name="last" />
      </div>
    )
    expect(called).toEqual([])
    expect(render(page)).toBe('<div><i><i></i></i><i></i></div>')
    expect(called).toEqual(['outer', 'inner', 'last'])
    render(page)
    expect(called).toHaveLength(6)
  })

  test('a component whose markup is not used is never called', () => {
    const Never = () => {
      throw new Error('called')
    }
    const Hides = (_: { children?: Child }) => 'hidden'
    expect(
      render(
        <Hides>
          <Never />
        </Hides>,
      ),
    ).toBe('hidden')
  })

  test('a component may be a class method or a bound function, and be called with jsx()', () => {
    const Hello = ({ name }: { name: string }) => `Hello ${name}`
    expect(render(jsx(Hello, { name: '<Ada>' } as never))).toBe('Hello &lt;Ada&gt;')
  })
})

describe('an async component', () => {
  const Later = async ({ children }: { children?: Child }) => {
    await null
    return <b>{children}</b>
  }

  test('an async component makes the whole a promise, and stays in its place', async () => {
    const html = render(
      <p>
        1<Later>2</Later>3
        <Later>
          <Later>4</Later>
        </Later>
      </p>,
    )
    expect(html).toBeInstanceOf(Promise)
    expect(await html).toBe('<p>1<b>2</b>3<b><b>4</b></b></p>')
  })

  test('async components run beside each other', async () => {
    const begun: string[] = []
    const all = gate()
    const Sibling = async ({ name }: { name: string }) => {
      begun.push(name)
      if (begun.length === 3) all.open()
      await all.opened
      return name
    }
    const html = render(
      <ul>
        <li>
          <Sibling name="a" />
        </li>
        <Sibling name="b" />
        {[<Sibling name="c" />]}
      </ul>,
    )
    expect(begun).toEqual(['a', 'b', 'c'])
    expect(await html).toBe('<ul><li>a</li>bc</ul>')
  })

  test('an async component that rejects makes the whole reject with its error', async () => {
    const error = new Error('no database')
    const Fails = async () => {
      throw error
    }
    await expect(render(<Fails />)).rejects.toBe(error)
  })
})

describe('a promise that a component has made', () => {
  const fails = async (): Promise<string> => {
    await setImmediate()
    throw new Error('later')
  }
  /** Jest fails a test in which a rejection stays unhandled; it has to have the time to. */
  const handled = async () => {
    for (let i = 0; i < 5; i++) await setImmediate()
  }
  const wrong = new Date(0) as never

  test.each<[string, () => Child]>([
    ['the component', () => [wrong, <p>{fails()}</p>]],
    ['an element inside', () => <div>{[wrong, <p>{fails()}</p>]}</div>],
    ['another component inside', () => [jsx(() => wrong, {}), fails()]],
    ['a <pre> inside', () => [<pre>{[wrong, fails()]}</pre>, fails()]],
    ['a Set inside', () => [wrong, new Set([fails()])]],
    ['something behind', () => [fails(), wrong]],
  ])(
    'a rejected promise of a component is handled where %s cannot be rendered',
    async (_name, make) => {
      const Made = () => make()
      expect(() =>
        render(
          <main>
            <Made />
          </main>,
        ),
      ).toThrow(/expected children/)
      const Late = async () => make()
      await expect(render(<Late />)).rejects.toThrow(/expected children/)
      await handled()
    },
  )
})
