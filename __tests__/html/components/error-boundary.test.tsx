import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import {
  B,
  type Child,
  ErrorBoundary,
  type ErrorBoundaryProps,
  ftResponse,
  P,
  render,
} from 'ft-response'
import { serve } from '../../support/serve'

const error = new Error('no news')

const Fails = (): Child => {
  throw error
}
const FailsLater = async (): Promise<Child> => {
  await null
  throw error
}

afterEach(() => {
  jest.restoreAllMocks()
})

/** A boundary that says nothing. */
function Quiet({ onError = () => {}, ...props }: ErrorBoundaryProps) {
  return <ErrorBoundary onError={onError} {...props} />
}

describe('an error boundary', () => {
  test('ErrorBoundary renders its children if none fails', async () => {
    expect(
      render(
        <Quiet fallback="x">
          a<b>b</b>
        </Quiet>,
      ),
    ).toBe('a<b>b</b>')
    expect(await render(<Quiet fallback="x">{Promise.resolve('<')}</Quiet>)).toBe('&lt;')
    expect(render(<Quiet fallback="x" />)).toBe('')
  })

  test.each<[string, Child]>([
    ['a component throws', <Fails />],
    ['an async component rejects', <FailsLater />],
    ['a promise rejects', Promise.reject(error)],
    [
      'something deep inside fails',
      <ul>
        {[
          <li>
            <Fails />
          </li>,
        ]}
      </ul>,
    ],
    [
      'something deep inside fails late',
      <ul>
        {[
          <li>
            <FailsLater />
          </li>,
        ]}
      </ul>,
    ],
    ['a child is none', new Date(0) as never],
    ['an attribute is wrong', P({ 'a b': 'x' } as never)],
  ])('ErrorBoundary shows its fallback instead of all children if %s', async (_name, child) => {
    expect(
      await render(
        <main>
          1
          <Quiet fallback={<i>2</i>}>
            <p>before</p>
            {child}
            <p>behind</p>
          </Quiet>
          3
        </main>,
      ),
    ).toBe('<main>1<i>2</i>3</main>')
  })

  test('ErrorBoundary calls a fallback that is a function with the error', async () => {
    const fallback = (got: unknown) => <b>{(got as Error).message}</b>
    for (const child of [<Fails />, <FailsLater />]) {
      expect(await render(<Quiet fallback={fallback}>{child}</Quiet>)).toBe('<b>no news</b>')
    }
  })

  test('ErrorBoundary calls children that are functions, and catches their errors', async () => {
    const boundary = (child: () => Child) =>
      ErrorBoundary({ fallback: P('-'), onError: () => {} }, 'a', child)
    expect(render(boundary(() => B('b')))).toBe('a<b>b</b>')
    expect(render(boundary(Fails))).toBe('<p>-</p>')
    expect(await render(boundary(FailsLater))).toBe('<p>-</p>')
    expect(render(<Quiet fallback="-">{() => 'x'}</Quiet>)).toBe('x')
    expect(
      render(
        <Quiet fallback="-">
          {'a'}
          {() => 'b'}
        </Quiet>,
      ),
    ).toBe('ab')
  })

  test.each(['text', null, undefined, ['a'], P('a'), () => 'a'])(
    'ErrorBoundary refuses %p as its options',
    (first) => {
      expect(() => ErrorBoundary(first as never, 'a')).toThrow(
        /^ErrorBoundary\(\) expected an object of options, got /,
      )
    },
  )

  test('ErrorBoundary refuses unknown options', () => {
    expect(() => ErrorBoundary({ fallbck: 'x' } as never, 'a')).toThrow(
      'ErrorBoundary() got an unknown option "fallbck"; it knows fallback, onError, children',
    )
  })

  test('ErrorBoundary calls onError once with the error itself', async () => {
    const told: unknown[] = []
    const onError = (got: unknown) => told.push(got)
    await render(
      <Quiet fallback="x" onError={onError}>
        <FailsLater />
        <FailsLater />
      </Quiet>,
    )
    render(
      <Quiet fallback="x" onError={onError}>
        <Fails />
      </Quiet>,
    )
    expect(told).toEqual([error, error])
    expect(told[0]).toBe(error)
  })

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no log')
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('no log')
      },
    ],
  ])(
    'ErrorBoundary shows its fallback if onError %s, and prints both errors',
    async (_name, onError) => {
      const print = jest.spyOn(console, 'error').mockImplementation(() => {})
      expect(
        render(
          <Quiet fallback="x" onError={onError}>
            <Fails />
          </Quiet>,
        ),
      ).toBe('x')
      expect(
        await render(
          <Quiet fallback="x" onError={onError}>
            <FailsLater />
          </Quiet>,
        ),
      ).toBe('x')
      // Jest fails a test in which a rejection stays unhandled; it has to have the time to.
      await setImmediate()
      const both = [error, expect.objectContaining({ message: 'no log' })]
      expect(print.mock.calls).toEqual([both, both])
    },
  )

  test('ErrorBoundary prints the error if there is no onError', () => {
    const print = jest.spyOn(console, 'error').mockImplementation(() => {})
    expect(
      render(
        <ErrorBoundary fallback="x">
          <Fails />
        </ErrorBoundary>,
      ),
    ).toBe('x')
    expect(print.mock.calls).toEqual([[error]])
  })

  test('ErrorBoundary does not pass errors of its children to the boundary around it', async () => {
    const told: string[] = []
    for (const Child of [Fails, FailsLater]) {
      expect(
        await render(
          <Quiet fallback="outer" onError={() => told.push('outer')}>
            a
            <Quiet fallback="inner" onError={() => told.push('inner')}>
              <Child />
            </Quiet>
          </Quiet>,
        ),
      ).toBe('ainner')
    }
    expect(told).toEqual(['inner', 'inner'])
  })

  test('ErrorBoundary passes an error of its fallback to the next boundary', async () => {
    const failing: Partial<ErrorBoundaryProps>[] = [
      { fallback: <Fails /> },
      { fallback: Fails },
      { fallback: FailsLater },
    ]
    for (const props of failing) {
      for (const Child of [Fails, FailsLater]) {
        const inner = (
          <Quiet fallback="inner" {...props}>
            <Child />
          </Quiet>
        )
        expect(await render(<Quiet fallback="outer">{inner}</Quiet>)).toBe('outer')
        await expect(Promise.resolve().then(() => render(inner))).rejects.toBe(error)
      }
    }
  })

  test.each(['pre', 'textarea', 'title'] as const)('ErrorBoundary works in <%s>', async (tag) => {
    const Tag = tag as 'pre'
    for (const Child of [Fails, FailsLater]) {
      expect(
        await render(
          <Tag>
            <Quiet fallback="2">
              <Child />
            </Quiet>
            3
          </Tag>,
        ),
      ).toBe(`<${tag}>23</${tag}>`)
    }
    expect(
      await render(
        <pre>
          <Quiet fallback={'\n2'}>
            <FailsLater />
          </Quiet>
        </pre>,
      ),
    ).toBe('<pre>\n\n2</pre>')
  })

  test('ErrorBoundary works at the top of a page', async () => {
    for (const Child of [Fails, FailsLater]) {
      const url = await serve((_req, res) =>
        ftResponse(
          res,
          <>
            <h1>News</h1>
            <Quiet fallback={<p>None today</p>}>
              <Child />
            </Quiet>
          </>,
        ),
      )
      const response = await fetch(url)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('<body><h1>News</h1><p>None today</p></body>')
    }
  })

  test('ErrorBoundary handles promises of unused children and of an unused fallback', async () => {
    const fails = async (): Promise<string> => {
      await setImmediate()
      throw new Error('later')
    }
    expect(
      render(
        <Quiet fallback="x">
          <Fails />
          <p>{fails()}</p>
        </Quiet>,
      ),
    ).toBe('x')
    expect(() => render([<Fails />, <Quiet fallback={<p>{fails()}</p>}>{fails()}</Quiet>])).toThrow(
      error,
    )
    // Jest fails a test in which a rejection stays unhandled; it has to have the time to.
    for (let i = 0; i < 5; i++) await setImmediate()
  })
})
